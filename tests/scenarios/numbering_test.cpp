// Numbers under pressure: 200 invoices at once, and the kernel killed in the middle.
#include <algorithm>
#include <set>
#include <thread>

#include "company.hpp"
#include "socle/id.hpp"

namespace socle::scenarios {
namespace {

constexpr int kInvoices = 200;
constexpr int kCallers = 40;

class Numbering : public Company {
 protected:
    void SetUp() override {
        Company::SetUp();
        if (HasFatalFailure()) return;
        SetUpIdentity();
        ASSERT_TRUE(Activate("invoicing").ok());
        const std::string client = NewClient("Client unique");
        for (int i = 0; i < kInvoices; ++i) drafts_.push_back(NewDraft(client, "1", "100", "20"));
        for (int i = 0; i < kInvoices; ++i)
            request_ids_.push_back(ids_->NewId(clock_.Now()).ToString());
    }
    // The running number at the end of "F-2026-00042".
    static int SerialOf(const std::string& number) {
        return std::stoi(number.substr(number.find_last_not_of("0123456789") + 1));
    }
    // Runs `work(i)` for every draft, many at a time.
    static void InParallel(const std::function<void(int)>& work) {
        std::vector<std::thread> threads;
        for (int t = 0; t < kCallers; ++t)
            threads.emplace_back([&, t] {
                for (int i = t; i < kInvoices; i += kCallers) work(i);
            });
        for (std::thread& thread : threads) thread.join();
    }

    void KillInTheMiddle() {
        std::vector<std::string> acknowledged(kInvoices);
        std::atomic<int> done = 0;
        std::thread killer([&] {
            while (done < kInvoices / 3) std::this_thread::yield();
            socled_->Kill();
        });
        InParallel([&](int i) {
            const auto index = static_cast<std::size_t>(i);
            const auto invoice = Issue(drafts_[index], request_ids_[index]);
            if (invoice.ok()) acknowledged[index] = invoice->number();
            ++done;
        });
        killer.join();
        ASSERT_TRUE(socled_->Restart().ok());
        SignIn();

        // Every caller asks again with the same request id until it has a definite answer.
        std::vector<std::string> numbers(kInvoices);
        InParallel([&](int i) {
            const auto index = static_cast<std::size_t>(i);
            const auto invoice = Issue(drafts_[index], request_ids_[index]);
            if (invoice.ok())
                numbers[index] = invoice->number();
            else
                ADD_FAILURE() << invoice.status();
        });
        std::set<int> serials;
        int survived = 0;
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (!acknowledged[i].empty()) {
                EXPECT_EQ(numbers[i], acknowledged[i]);
                ++survived;
            }
            if (!numbers[i].empty()) serials.insert(SerialOf(numbers[i]));
        }
        EXPECT_GT(survived, 0);
        EXPECT_LT(survived, kInvoices) << "the kill came too late to prove anything";
        EXPECT_EQ(serials.size(), static_cast<std::size_t>(kInvoices));
        EXPECT_EQ(*serials.rbegin(), kInvoices);
        EXPECT_EQ(Findings(), std::vector<std::string>());
    }

    SystemClock clock_;
    std::unique_ptr<IdSource> ids_ = SystemIdSource();
    std::vector<std::string> drafts_;
    std::vector<std::string> request_ids_;
};

TEST_F(Numbering, TwoHundredAtOnceAreTwoHundredConsecutiveNumbers) {
    std::vector<absl::StatusOr<invoicing::v1::Invoice>> issued(kInvoices,
                                                               absl::UnknownError("not run"));
    // All 200 in flight together: one thread each.
    std::vector<std::thread> threads;
    for (int i = 0; i < kInvoices; ++i)
        threads.emplace_back([&, i] {
            issued[static_cast<std::size_t>(i)] = Issue(drafts_[static_cast<std::size_t>(i)]);
        });
    for (std::thread& thread : threads) thread.join();
    std::set<int> serials;
    for (const auto& invoice : issued) {
        ASSERT_TRUE(invoice.ok()) << invoice.status();
        serials.insert(SerialOf(invoice->number()));
    }
    EXPECT_EQ(serials.size(), static_cast<std::size_t>(kInvoices));
    EXPECT_EQ(*serials.begin(), 1);
    EXPECT_EQ(*serials.rbegin(), kInvoices);
    EXPECT_EQ(Findings(), std::vector<std::string>());
}

TEST_F(Numbering, KilledInTheMiddleNothingAcknowledgedIsLostAndNoNumberIsMissing) {
    KillInTheMiddle();
}

// As delivered: its PostgreSQL dies with it.
class NumberingOnItsOwnDatabase : public Numbering {
 protected:
    [[nodiscard]] Storage storage() const override { return Storage::kEmbedded; }
};

TEST_F(NumberingOnItsOwnDatabase, KilledInTheMiddleNothingAcknowledgedIsLostAndNoNumberIsMissing) {
    KillInTheMiddle();
}

}  // namespace
}  // namespace socle::scenarios

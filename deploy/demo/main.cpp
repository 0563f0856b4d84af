// socle-demo: fills a data folder with a believable company, so that one can look around. Nothing
// it writes to leaves the machine: mails are files in the folder's outbox.
#include <iostream>

#include "kernel/host/config.hpp"
#include "kernel/host/kernel.hpp"
#include "office.hpp"
#include "socle/bricks/v1/service.socle.hpp"
#include "story.hpp"

namespace socle::demo {
namespace {

// What `socle verify` would say: the story must have left sound books.
absl::Status Verify(Office& office) {
    return office.bricks().Verify({}, [](const bricks::v1::VerifyResponse& said) {
        if (!said.has_finding()) return absl::OkStatus();
        return absl::InternalError("verify: " + said.finding().resource() + " " +
                                   said.finding().text());
    });
}

absl::Status Fill(const kernel::Config& config, const std::filesystem::path& clients) {
    const Instant today =
        std::chrono::time_point_cast<Instant::duration>(std::chrono::system_clock::now());
    ScriptClock clock(today - std::chrono::days(kDays));
    SOCLE_ASSIGN(const auto kernel, kernel::Kernel::Start(config, clock));
    SOCLE_ASSIGN(const auto office, Office::Open("127.0.0.1:" + std::to_string(kernel->port()),
                                                 config.data_folder / "first-sign-in"));
    SOCLE_RETURN_IF_ERROR(Story(*office, clock, today).Tell(clients));
    SOCLE_RETURN_IF_ERROR(Verify(*office));
    SOCLE_RETURN_IF_ERROR(office->SignOut());
    kernel->Stop();
    return absl::OkStatus();
}

}  // namespace
}  // namespace socle::demo

int main(int argc, char** argv) {
    auto parsed = socle::kernel::ParseConfig(argc, argv);
    if (parsed.ends_here) return parsed.exit_code;
    parsed.config.listen = "127.0.0.1:0";
    parsed.config.http.clear();
    parsed.config.company = "Atelier Lumen";
    const absl::Status filled = socle::demo::Fill(parsed.config, SOCLE_DEMO_CLIENTS);
    if (filled.ok()) return 0;
    std::cerr << "socle-demo: " << filled.message() << "\n";
    return 1;
}

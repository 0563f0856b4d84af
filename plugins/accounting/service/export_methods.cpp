#include <map>

#include "domain/fec.hpp"
#include "domain/hledger.hpp"
#include "domain/reasons.hpp"
#include "service/accounting_service.hpp"
#include "service/convert.hpp"
#include "service/titles.hpp"
#include "socle/identity/v1/service.socle.hpp"

namespace socle::accounting {
namespace {

constexpr int kLinesAtOnce = 2000;

// What a file is written with.
struct FileWords {
    Titles titles;
    std::map<PartyId, ThirdParty> parties;
    TimeZone zone;
};

FecLine FecLineOf(const ExportRow& row, const FileWords& words) {
    FecLine line{.journal_code = std::string(CodeOf(row.journal)),
                 .journal_title = std::string(TitleOf(row.journal)),
                 .number = std::to_string(row.number),
                 .date = row.date,
                 .account = row.line.account,
                 .account_title = words.titles.Of(row.line.account),
                 .piece = row.piece,
                 .piece_date = row.piece_date,
                 .description = row.line.description,
                 .debit = row.line.debit,
                 .credit = row.line.credit,
                 .lettering = row.lettering,
                 .lettered_on = row.lettered_on,
                 .posted_on = words.zone.DayOf(row.posted_at)};
    if (!row.line.party) return line;
    if (const auto party = words.parties.find(*row.line.party); party != words.parties.end()) {
        line.party_code = party->second.code;
        line.party_name = party->second.display_name;
    }
    return line;
}

absl::Status Send(std::string text, Writer<v1::ExportFiscalYearResponse>& writer) {
    if (text.empty()) return absl::OkStatus();
    v1::ExportFiscalYearResponse part;
    part.set_chunk(std::move(text));
    return writer.Write(part);
}

// Rows of one entry follow each other; an entry that is cut by the end of a batch waits for its
// rest.
class HledgerFile {
 public:
    std::string Add(const ExportRow& row) {
        std::string done;
        if (entry_ && *entry_ != row.entry) done = Finish();
        if (!entry_) {
            entry_ = row.entry;
            number_ = row.number;
            content_.emplace(Content{.journal = row.journal,
                                     .date = row.date,
                                     .piece = row.piece,
                                     .piece_date = row.piece_date,
                                     .description = row.line.description});
        }
        content_->lines.push_back(row.line);
        return done;
    }
    std::string Finish() {
        const std::string text = content_ ? HledgerText(number_, *content_) : "";
        entry_.reset();
        content_.reset();
        return text;
    }

 private:
    std::optional<EntryId> entry_;
    std::int64_t number_ = 0;
    std::optional<Content> content_;
};

}  // namespace

absl::Status AccountingService::ExportFiscalYear(Call& call,
                                                 const v1::ExportFiscalYearRequest& request,
                                                 Writer<v1::ExportFiscalYearResponse>& writer) {
    const bool fec = request.format() != v1::EXPORT_FORMAT_HLEDGER;
    SOCLE_ASSIGN(const Date start, FiscalYearStartFrom(request.name()));
    SOCLE_ASSIGN(const identity::v1::Tenant tenant,
                 identity::v1::IdentityClient(call).GetTenant({}));
    SOCLE_ASSIGN(const std::vector<FiscalYear> years, stores_.years.LoadAll(call.transaction()));
    std::optional<FiscalYear> year;
    for (const FiscalYear& known : years)
        if (known.start == start) year = known;
    if (!year)
        return Refuse(reason::kNotFound, "there is no such fiscal year",
                      {{"value", request.name()}});

    std::string file_name = "books-" + start.ToString() + ".journal";
    if (fec) {
        SOCLE_ASSIGN(file_name, FecFileName(tenant.siren(), year->end));
    }
    v1::ExportFiscalYearResponse head;
    head.set_file_name(file_name);
    SOCLE_RETURN_IF_ERROR(writer.Write(head));

    SOCLE_ASSIGN(Titles titles, Titles::Load(call.transaction(), stores_.accounts, start.year()));
    SOCLE_ASSIGN(auto parties, stores_.accounts.LoadThirdParties(call.transaction()));
    const FileWords words{std::move(titles), std::move(parties), call.context().time_zone};
    HledgerFile hledger;
    std::string text = fec ? FecHeader() : "";
    std::optional<ExportRow> last;
    while (true) {
        SOCLE_RETURN_IF_ERROR(call.StillWanted());
        SOCLE_ASSIGN(const std::vector<ExportRow> rows,
                     stores_.reports.ExportLines(call.transaction(), start, last, kLinesAtOnce));
        // No connection is held while a slow reader takes what it gets.
        SOCLE_RETURN_IF_ERROR(call.Commit());
        for (const ExportRow& row : rows)
            text += fec ? FecText(FecLineOf(row, words)) : hledger.Add(row);
        SOCLE_RETURN_IF_ERROR(Send(std::exchange(text, {}), writer));
        if (rows.size() < static_cast<std::size_t>(kLinesAtOnce))
            return Send(hledger.Finish(), writer);
        last = rows.back();
    }
}

}  // namespace socle::accounting

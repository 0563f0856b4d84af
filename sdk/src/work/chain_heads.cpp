#include "socle/chain_heads.hpp"

#include <utility>

#include "socle/brick.hpp"
#include "socle/log.hpp"

namespace socle {
namespace {

constexpr std::string_view kNameLetters = "abcdefghijklmnopqrstuvwxyz0123456789_.";

absl::StatusOr<bool> Holds(const ChainHead& kept, const ChainHead& end, const HasLink& has_link) {
    if (kept.position == 0) return true;
    if (kept.position > end.position) return false;
    if (kept.position == end.position) return kept.seal == end.seal;
    return has_link(kept);
}

Wording CutOff(const ChainHead& kept, const ChainHead& end) {
    const std::string outside = std::to_string(kept.position);
    const std::string inside = std::to_string(end.position);
    return {"la chaîne s'arrête à " + inside + ", or sa fin conservée hors de la base est à " +
                outside +
                " : la suite a été coupée, ou une copie plus ancienne de la base a été restaurée",
            "the chain ends at " + inside + ", but its head kept outside the database is at " +
                outside + ": the rest was cut off, or an older copy of the database was restored"};
}

Wording WrittenAnew() {
    return {
        "ce n'est pas celui dont l'empreinte est conservée hors de la base : la chaîne a été "
        "réécrite, au plus tard à partir d'ici",
        "it is not the one whose seal is kept outside the database: the chain was written "
        "anew, from here on at the latest"};
}

}  // namespace

absl::Status KeepAfterCommit(Transaction& tx, ChainHeads& heads, const std::string& chain,
                             const ChainHead& end, const ChainHead& next, const HasLink& has_link) {
    if (chain.find_first_not_of(kNameLetters) != std::string::npos || next.seal.empty())
        return BrokenInvariant("the name of a chain has other letters, or a link has no seal");
    const TenantId tenant = tx.tenant();
    const ChainHead kept = heads.Last(tenant, chain);
    SOCLE_ASSIGN(const bool holds, Holds(kept, end, has_link));
    if (holds)
        tx.AfterCommit([&heads, tenant, chain, next] { heads.Keep(tenant, chain, next); });
    else
        LogHeadAhead(tenant, chain, kept, end);
    return absl::OkStatus();
}

void LogHeadAhead(TenantId tenant, std::string_view chain, const ChainHead& kept,
                  const ChainHead& end) {
    Log(LogLevel::kError, "chain_head_ahead",
        {{"tenant", std::to_string(tenant)},
         {"chain", std::string(chain)},
         {"kept_position", std::to_string(kept.position)},
         {"chain_position", std::to_string(end.position)}});
}

HeadCheck::HeadCheck(ChainHeads& heads, TenantId tenant, std::string chain)
    : heads_(heads),
      tenant_(tenant),
      chain_(std::move(chain)),
      kept_(heads.Last(tenant, chain_)),
      holds_(kept_.position == 0) {}

void HeadCheck::See(const ChainHead& link) {
    if (link.position == kept_.position && link.seal == kept_.seal) holds_ = true;
    end_ = link;
}

void HeadCheck::Finish(std::string_view link, VerifyReport& report) {
    if (holds_) {
        if (report.findings.empty() && end_.position > kept_.position)
            heads_.Keep(tenant_, chain_, end_);
        return;
    }
    LogHeadAhead(tenant_, chain_, kept_, end_);
    const bool cut = end_.position < kept_.position;
    const std::int64_t first_bad = cut ? end_.position + 1 : kept_.position;
    report.findings.push_back({std::string(link) + std::to_string(first_bad), "head_ahead",
                               cut ? CutOff(kept_, end_) : WrittenAnew()});
}

}  // namespace socle

#include "socle/life.hpp"

#include "socle/client_record/v1/events.pb.h"

namespace socle {

// The same four statements for each schema; their texts live as long as the brick.
struct LifeHandlers::Statements {
    explicit Statements(const std::string& brick)
        : names{brick + ".life_merge", brick + ".life_unmerge", brick + ".life_resolve"},
          texts{"insert into " + brick +
                    ".party_alias (tenant_id, party_id, merged_into, current_id) "
                    "values ($1, $2, $3, $3) on conflict (tenant_id, party_id) "
                    "do update set merged_into = excluded.merged_into, current_id = "
                    "excluded.current_id",
                "delete from " + brick + ".party_alias where tenant_id = $1 and party_id = $2",
                "with recursive walk as ("
                "select tenant_id, party_id, merged_into as current_id, 1 as depth from " +
                    brick +
                    ".party_alias where tenant_id = $1 union all "
                    "select w.tenant_id, w.party_id, a.merged_into, w.depth + 1 from walk w join " +
                    brick +
                    ".party_alias a on a.tenant_id = w.tenant_id and a.party_id = w.current_id "
                    "where w.depth < 1000), last as (select distinct on (party_id) party_id, "
                    "current_id "
                    "from walk order by party_id, depth desc) "
                    "update " +
                    brick +
                    ".party_alias a set current_id = last.current_id from last "
                    "where a.tenant_id = $1 and a.party_id = last.party_id and a.current_id <> "
                    "last.current_id"} {}

    [[nodiscard]] Statement At(std::size_t i) const { return {names[i], texts[i]}; }
    std::array<std::string, 3> names;
    std::array<std::string, 3> texts;
};

LifeHandlers::~LifeHandlers() = default;

LifeHandlers::LifeHandlers(Brick& brick, std::string name)
    : statements_(std::make_unique<Statements>(name)) {
    const Statements& statements = *statements_;
    handlers_.On<client_record::v1::PartyMerged>(
        [&statements](Call& call, const EventMeta&,
                      const client_record::v1::PartyMerged& fact) -> absl::Status {
            SOCLE_ASSIGN(const Uuid party, ParseResourceName("parties", fact.party()));
            SOCLE_ASSIGN(const Uuid source, ParseResourceName("parties", fact.source()));
            SOCLE_RETURN_IF_ERROR(call.transaction().Exec(statements.At(0), {source, party}));
            return call.transaction().Exec(statements.At(2)).status();
        });
    handlers_.On<client_record::v1::PartyUnmerged>(
        [&statements](Call& call, const EventMeta&,
                      const client_record::v1::PartyUnmerged& fact) -> absl::Status {
            SOCLE_ASSIGN(const Uuid source, ParseResourceName("parties", fact.source()));
            SOCLE_RETURN_IF_ERROR(call.transaction().Exec(statements.At(1), {source}));
            return call.transaction().Exec(statements.At(2)).status();
        });
    handlers_.On<client_record::v1::PartyErased>(
        [&brick](Call& call, const EventMeta&,
                 const client_record::v1::PartyErased& fact) -> absl::Status {
            SOCLE_ASSIGN(const Uuid party, ParseResourceName("parties", fact.party()));
            return brick.EraseParty(call, PartyId(party));
        });
}

PartyAliases::PartyAliases(std::string_view brick)
    : name_(std::string(brick) + ".current_party"),
      text_("select current_id from " + std::string(brick) +
            ".party_alias where tenant_id = $1 and party_id = $2") {}

absl::StatusOr<PartyId> PartyAliases::CurrentParty(Transaction& tx, PartyId party) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(Statement{name_, text_}, {party}));
    return rows.empty() ? party : PartyId(rows[0].AsUuid("current_id"));
}

}  // namespace socle

#include "socle/life.hpp"

#include "socle/client_record/v1/events.pb.h"
#include "work/brick_queries.hpp"

namespace socle {

struct LifeHandlers::Statements {
    explicit Statements(std::string_view brick)
        : merge(brick_queries::kMergeAlias, brick),
          unmerge(brick_queries::kUnmergeAlias, brick),
          resolve(brick_queries::kResolveAliases, brick) {}
    BrickStatement merge;
    BrickStatement unmerge;
    BrickStatement resolve;
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
            SOCLE_RETURN_IF_ERROR(
                call.transaction().Exec(statements.merge.statement(), {source, party}));
            return call.transaction().Exec(statements.resolve.statement()).status();
        });
    handlers_.On<client_record::v1::PartyUnmerged>(
        [&statements](Call& call, const EventMeta&,
                      const client_record::v1::PartyUnmerged& fact) -> absl::Status {
            SOCLE_ASSIGN(const Uuid source, ParseResourceName("parties", fact.source()));
            SOCLE_RETURN_IF_ERROR(
                call.transaction().Exec(statements.unmerge.statement(), {source}));
            return call.transaction().Exec(statements.resolve.statement()).status();
        });
    handlers_.On<client_record::v1::PartyErased>(
        [&brick](Call& call, const EventMeta&,
                 const client_record::v1::PartyErased& fact) -> absl::Status {
            SOCLE_ASSIGN(const Uuid party, ParseResourceName("parties", fact.party()));
            return brick.EraseParty(call, PartyId(party));
        });
}

PartyAliases::PartyAliases(std::string_view brick) : query_(brick_queries::kCurrentParty, brick) {}

absl::StatusOr<PartyId> PartyAliases::CurrentParty(Transaction& tx, PartyId party) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(query_.statement(), {party}));
    return rows.empty() ? party : PartyId(rows[0].AsUuid("current_id"));
}

}  // namespace socle

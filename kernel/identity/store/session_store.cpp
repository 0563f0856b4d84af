#include "store/session_store.hpp"

#include "store/queries.hpp"

namespace socle::identity {
namespace {

constexpr int kPurgedAtOnceMax = 100;

Session FromRow(const Row& row) {
    return {.id = SessionId{row.AsUuid("session_id")},
            .user = UserId{row.AsUuid("user_id")},
            .created = row.AsInstant("created_at"),
            .last_use = row.AsInstant("last_use_at"),
            .peer = row.Text("peer")};
}

}  // namespace

absl::Status SessionStore::Insert(Transaction& tx, const Session& session,
                                  const std::string& token_hash) const {
    return tx
        .Exec(queries::kInsertSession,
              {session.id, Bytes{token_hash}, session.user, session.peer, session.created})
        .status();
}

absl::Status SessionStore::Touch(Transaction& tx, SessionId id, Instant now) const {
    return tx.Exec(queries::kTouchSession, {id, now}).status();
}

absl::StatusOr<std::vector<Session>> SessionStore::List(Transaction& tx, std::optional<UserId> user,
                                                        Instant now) const {
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListSessions,
                         {user, now - kSessionIdleMax, now - kSessionAgeMax, kSessionsListedMax}));
    std::vector<Session> sessions;
    for (const Row& row : rows) sessions.push_back(FromRow(row));
    return sessions;
}

absl::StatusOr<Session> SessionStore::Load(Transaction& tx, SessionId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadSession, {id}, "session"));
    return FromRow(row);
}

absl::Status SessionStore::Delete(Transaction& tx, SessionId id) const {
    return tx.Exec(queries::kDeleteSession, {id}).status();
}

absl::Status SessionStore::DeleteOfMember(Transaction& tx, UserId user) const {
    return tx.Exec(queries::kDeleteMemberSessions, {user}).status();
}

absl::StatusOr<std::optional<SessionCaller>> SessionStore::FindCaller(
    Transaction& tx, const std::string& token_hash) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindSessionCaller, {Bytes{token_hash}}));
    if (rows.empty()) return std::optional<SessionCaller>{};
    const Row row = rows[0];
    return std::optional<SessionCaller>{{.session = FromRow(row),
                                         .tenant = row.Int64("tenant_id"),
                                         .disabled = row.Bool("disabled"),
                                         .permissions = row.TextArray("permissions"),
                                         .time_zone = row.Text("time_zone")}};
}

absl::StatusOr<std::vector<TenantId>> SessionStore::DeleteOthers(
    Transaction& tx, UserId user, std::optional<SessionId> keep) const {
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kDeleteOtherSessions, {user, keep}));
    std::vector<TenantId> tenants;
    for (const Row& row : rows) tenants.push_back(row.Int64("tenant_id"));
    return tenants;
}

absl::Status SessionStore::Tidy(Transaction& tx, UserId user, Instant now) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteOldestSessions, {user, kSessionsPerUserMax}));
    return tx.Exec(queries::kPurgeSessions, {now - kSessionKeptMax, kPurgedAtOnceMax}).status();
}

}  // namespace socle::identity

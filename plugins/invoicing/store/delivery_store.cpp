#include "store/delivery_store.hpp"

#include "store/page_key.hpp"
#include "store/queries.hpp"
#include "store/words.hpp"

namespace socle::invoicing {
namespace {

constexpr Words<DeliveryState, 7> kStateWords = {{
    {DeliveryState::kQueued, "queued"},
    {DeliveryState::kSending, "sending"},
    {DeliveryState::kSent, "sent"},
    {DeliveryState::kRefused, "refused"},
    {DeliveryState::kFailed, "failed"},
    {DeliveryState::kUnknown, "unknown"},
    {DeliveryState::kBounced, "bounced"},
}};
constexpr Words<Language, 2> kLanguageWords = {{
    {Language::kFrench, "fr"},
    {Language::kEnglish, "en"},
}};

absl::StatusOr<Delivery> FromRow(const Row& row) {
    Delivery delivery{.id = DeliveryId{row.AsUuid("delivery_id")},
                      .document = row.Text("document"),
                      .number = row.Text("number"),
                      .party = PartyId{row.AsUuid("party_id")},
                      .address = row.Text("address"),
                      .subject = row.Text("subject"),
                      .message = row.Text("message"),
                      .server_words = row.Text("server_words"),
                      .attempts = row.Int("attempts"),
                      .job = row.AsUuid("job_id"),
                      .created_at = row.AsInstant("created_at"),
                      .changed_at = row.AsInstant("changed_at")};
    SOCLE_ASSIGN(delivery.language, ValueOf(kLanguageWords, row.Text("language")));
    SOCLE_ASSIGN(delivery.state, ValueOf(kStateWords, row.Text("state")));
    return delivery;
}

}  // namespace

absl::Status DeliveryStore::Insert(Transaction& tx, const Delivery& delivery) const {
    return tx
        .Exec(queries::kInsertDelivery,
              {delivery.id, delivery.document, delivery.number, delivery.party, delivery.address,
               delivery.subject, delivery.message, WordOf(kLanguageWords, delivery.language),
               delivery.job, delivery.created_at})
        .status();
}

absl::StatusOr<Delivery> DeliveryStore::Load(Transaction& tx, DeliveryId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLoadDelivery, {id}, "delivery"));
    return FromRow(row);
}

absl::StatusOr<Delivery> DeliveryStore::LoadForUpdate(Transaction& tx, DeliveryId id) const {
    SOCLE_ASSIGN(const Row row, tx.ExecOne(queries::kLockDelivery, {id}, "delivery"));
    return FromRow(row);
}

absl::Status DeliveryStore::Save(Transaction& tx, const Delivery& delivery) const {
    return tx
        .Exec(queries::kUpdateDelivery,
              {delivery.id, WordOf(kStateWords, delivery.state), delivery.server_words,
               delivery.attempts, delivery.changed_at})
        .status();
}

absl::StatusOr<std::vector<Delivery>> DeliveryStore::List(Transaction& tx,
                                                          const DeliveryFilter& filter,
                                                          const Page& page) const {
    SOCLE_ASSIGN(const NewestFirst after, NewestAfter(page));
    std::optional<PartyId> party;
    if (filter.party) {
        SOCLE_ASSIGN(party, aliases_.CurrentParty(tx, *filter.party));
    }
    SOCLE_ASSIGN(const Rows rows,
                 tx.Exec(queries::kListDeliveries,
                         {after.at, after.id, filter.document, party, page.Limit()}));
    std::vector<Delivery> deliveries;
    for (const Row& row : rows) {
        SOCLE_ASSIGN(Delivery delivery, FromRow(row));
        deliveries.push_back(std::move(delivery));
    }
    return deliveries;
}

std::vector<std::string> DeliveryStore::SortKeyOf(const Delivery& delivery) {
    return NewestKey(delivery.created_at, delivery.id.value());
}

absl::Status DeliveryStore::SetEmail(Transaction& tx, PartyId party,
                                     const std::string& email) const {
    if (email.empty()) return tx.Exec(queries::kDeleteContact, {party}).status();
    return tx.Exec(queries::kUpsertContact, {party, email}).status();
}

absl::StatusOr<std::string> DeliveryStore::EmailOf(Transaction& tx, PartyId party) const {
    SOCLE_ASSIGN(const PartyId current, aliases_.CurrentParty(tx, party));
    SOCLE_ASSIGN(const Rows rows, tx.Exec(queries::kFindEmail, {current}));
    return rows.empty() ? std::string() : rows[0].Text("email");
}

absl::Status DeliveryStore::EraseParty(Transaction& tx, PartyId party) const {
    SOCLE_RETURN_IF_ERROR(tx.Exec(queries::kDeleteContact, {party}));
    return tx.Exec(queries::kEraseDeliveries, {party}).status();
}

}  // namespace socle::invoicing

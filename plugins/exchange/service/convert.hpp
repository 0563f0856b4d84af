// Between the contract's messages and the domain's values.
#pragma once

#include "domain/client_row.hpp"
#include "domain/import.hpp"
#include "domain/imported_record.hpp"
#include "domain/kept_row.hpp"
#include "socle/client_record/v1/resources.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/exchange/v1/resources.pb.h"

namespace socle::exchange {

[[nodiscard]] v1::Import ToProto(const Import& import, Language language);

[[nodiscard]] v1::KeptRecord ToProto(const KeptRecord& record, Language language);

// What the client record keeps of a row; the rest becomes notes.
[[nodiscard]] client_record::v1::Party PartyOf(const ClientRow& client);

[[nodiscard]] Outcome OutcomeOf(client_record::v1::ImportResult result);
[[nodiscard]] Refusal RefusalOf(const client_record::v1::ImportOutcome& outcome);
[[nodiscard]] Refusal RefusalOf(const absl::Status& status);

// The contract whose refusals a list of that kind meets: it has their words.
[[nodiscard]] std::string_view ContractOf(ImportKind kind);
// Whether a refusal is about the one record that was sent, not about whoever could not be asked.
[[nodiscard]] bool IsAboutRecord(const absl::Status& status);

}  // namespace socle::exchange

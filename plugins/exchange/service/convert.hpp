// Between the contract's messages and the domain's values.
#pragma once

#include "domain/client_row.hpp"
#include "domain/import.hpp"
#include "domain/kept_row.hpp"
#include "socle/client_record/v1/resources.pb.h"
#include "socle/client_record/v1/service.pb.h"
#include "socle/exchange/v1/resources.pb.h"

namespace socle::exchange {

[[nodiscard]] v1::Import ToProto(const Import& import, Language language);

// What the client record keeps of a row; the rest becomes notes.
[[nodiscard]] client_record::v1::Party PartyOf(const ClientRow& client);

[[nodiscard]] Outcome OutcomeOf(client_record::v1::ImportResult result);
[[nodiscard]] Refusal RefusalOf(const client_record::v1::ImportOutcome& outcome);

}  // namespace socle::exchange

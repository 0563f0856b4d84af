// The client record's own facts. A record travels whole, so that others' copies can be kept true.
#pragma once

#include <string>
#include <vector>

#include "kernel/client_record/domain/party.hpp"
#include "socle/client_record/v1/resources.pb.h"
#include "socle/transaction.hpp"

namespace socle::client_record {

void PublishCreated(Transaction& tx, const v1::Party& record);
void PublishUpdated(Transaction& tx, const v1::Party& record,
                    const std::vector<std::string>& changed_fields);
void PublishMerged(Transaction& tx, const Party& target, const Party& source);
void PublishUnmerged(Transaction& tx, const Party& target, const Party& source);
void PublishErased(Transaction& tx, PartyId party);
void PublishRelationCreated(Transaction& tx, const v1::Relation& relation);
void PublishRelationEnded(Transaction& tx, const v1::Relation& relation);
void PublishNoteAdded(Transaction& tx, const v1::Note& note);

}  // namespace socle::client_record

// All the rooms of the client record's schema, for whoever needs several. They hold no state.
#pragma once

#include "kernel/client_record/store/log_store.hpp"
#include "kernel/client_record/store/merge_store.hpp"
#include "kernel/client_record/store/party_store.hpp"
#include "kernel/client_record/store/relation_store.hpp"

namespace socle::client_record {

struct Stores {
    PartyStore parties;
    MergeStore merges;
    RelationStore relations;
    NoteStore notes;
    LogStore log;
};

}  // namespace socle::client_record

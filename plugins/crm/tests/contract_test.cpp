// Everything a reader sees of this brick's records has words in both languages.
#include <gtest/gtest.h>

#include <set>
#include <string>

#include "socle/crm/v1/resources.pb.h"
#include "socle/options/v1/ui.pb.h"

namespace socle::crm {
namespace {

// They mean the same on every record, so that readers' programs have words for them.
const std::set<std::string> kSameEverywhere = {"name", "etag", "create_time", "update_time"};

TEST(ContractTest, EveryFieldOfARecordHasALabelInBothLanguages) {
    const auto& file = *v1::Opportunity::descriptor()->file();
    for (int i = 0; i < file.message_type_count(); ++i) {
        const auto& type = *file.message_type(i);
        for (int k = 0; k < type.field_count(); ++k) {
            const auto& field = *type.field(k);
            if (kSameEverywhere.contains(field.name())) continue;
            const auto& label = field.options().GetExtension(options::v1::field).label();
            EXPECT_FALSE(label.fr().empty()) << field.full_name();
            EXPECT_FALSE(label.en().empty()) << field.full_name();
        }
    }
}

}  // namespace
}  // namespace socle::crm

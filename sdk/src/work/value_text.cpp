#include "work/value_text.hpp"

#include <absl/strings/str_join.h>

#include <algorithm>
#include <string>
#include <vector>

#include "socle/wire.hpp"
#include "work/utf8.hpp"

namespace socle::internal {
namespace {

namespace pb = google::protobuf;
using Kind = pb::FieldDescriptor::CppType;

std::string MoneyText(const type::v1::Money& wire, const Audience& audience) {
    const auto money = MoneyFromWire(wire, "");
    return money.ok() ? FormatMoney(*money, audience.language) : "";
}

std::string DecimalText(const type::v1::Decimal& wire, const Audience& audience) {
    const auto decimal = DecimalFromWire(wire, "");
    return decimal.ok() ? FormatDecimal(*decimal, audience.language) : "";
}

std::string DateText(const type::v1::Date& wire, const Audience& audience) {
    const auto date = DateFromWire(wire, "");
    return date.ok() ? FormatDate(*date, audience.language) : "";
}

std::string TimeText(const pb::Timestamp& wire, const Audience& audience) {
    const auto instant = InstantFromWire(wire, "");
    return instant.ok() ? FormatDate(audience.time_zone.DayOf(*instant), audience.language) : "";
}

std::string AddressText(const type::v1::Address& address, const Audience&) {
    std::vector<std::string> parts(address.lines().begin(), address.lines().end());
    parts.push_back(Trimmed(address.postal_code() + " " + address.city()));
    std::erase(parts, "");
    return absl::StrJoin(parts, ", ");
}

// The message types that have a text of their own.
struct KnownType {
    const pb::Descriptor* type;
    std::string (*text)(const std::string& bytes, const Audience& audience);
};

// Through bytes, so that a message made at run time from a stored descriptor can be read as well.
template <typename Wire, std::string (*kText)(const Wire&, const Audience&)>
KnownType Known() {
    return {Wire::descriptor(), [](const std::string& bytes, const Audience& audience) {
                Wire wire;
                return wire.ParseFromString(bytes) ? kText(wire, audience) : std::string();
            }};
}

const KnownType* FindKnownType(const pb::Descriptor& type) {
    static const std::vector<KnownType> known = {
        Known<type::v1::Money, &MoneyText>(), Known<type::v1::Decimal, &DecimalText>(),
        Known<type::v1::Date, &DateText>(), Known<pb::Timestamp, &TimeText>(),
        Known<type::v1::Address, &AddressText>()};
    const auto found = std::find_if(known.begin(), known.end(), [&type](const KnownType& each) {
        return each.type->full_name() == type.full_name();
    });
    return found == known.end() ? nullptr : &*found;
}

std::string MessageText(const pb::Message& message, const Audience& audience) {
    const KnownType* known = FindKnownType(*message.GetDescriptor());
    return known == nullptr ? "" : known->text(message.SerializePartialAsString(), audience);
}

std::string EnumText(int number, const pb::FieldDescriptor& field, const Audience& audience) {
    const pb::EnumValueDescriptor* value = field.enum_type()->FindValueByNumber(number);
    return number == 0 || value == nullptr ? "" : LabelOf(*value, audience.language);
}

std::string BoolText(bool value, const Audience& audience) {
    if (audience.language == Language::kFrench) return value ? "oui" : "non";
    return value ? "yes" : "no";
}

std::string SingleText(const pb::Message& message, const pb::FieldDescriptor& field,
                       const Audience& audience) {
    const pb::Reflection& values = *message.GetReflection();
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_STRING:
            return values.GetString(message, &field);
        case Kind::CPPTYPE_INT32:
            return std::to_string(values.GetInt32(message, &field));
        case Kind::CPPTYPE_INT64:
            return std::to_string(values.GetInt64(message, &field));
        case Kind::CPPTYPE_UINT32:
            return std::to_string(values.GetUInt32(message, &field));
        case Kind::CPPTYPE_UINT64:
            return std::to_string(values.GetUInt64(message, &field));
        case Kind::CPPTYPE_BOOL:
            return BoolText(values.GetBool(message, &field), audience);
        case Kind::CPPTYPE_ENUM:
            return EnumText(values.GetEnumValue(message, &field), field, audience);
        case Kind::CPPTYPE_MESSAGE:
            return values.HasField(message, &field)
                       ? MessageText(values.GetMessage(message, &field), audience)
                       : "";
        default:
            return "";
    }
}

std::string ItemText(const pb::Message& message, const pb::FieldDescriptor& field, int index,
                     const Audience& audience) {
    const pb::Reflection& values = *message.GetReflection();
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_STRING:
            return values.GetRepeatedString(message, &field, index);
        case Kind::CPPTYPE_ENUM:
            return EnumText(values.GetRepeatedEnumValue(message, &field, index), field, audience);
        case Kind::CPPTYPE_MESSAGE:
            return MessageText(values.GetRepeatedMessage(message, &field, index), audience);
        default:
            return "";
    }
}

std::string ListText(const pb::Message& message, const pb::FieldDescriptor& field,
                     const Audience& audience) {
    const int size = message.GetReflection()->FieldSize(message, &field);
    std::vector<std::string> items;
    for (int i = 0; i < std::min(size, kListItemsShownMax); ++i) {
        items.push_back(ItemText(message, field, i, audience));
    }
    std::erase(items, "");
    if (size > kListItemsShownMax) items.emplace_back("…");
    return absl::StrJoin(items, ", ");
}

}  // namespace

bool CanBeShown(const pb::FieldDescriptor& field) {
    if (field.is_map() || field.type() == pb::FieldDescriptor::TYPE_BYTES) return false;
    switch (field.cpp_type()) {
        case Kind::CPPTYPE_MESSAGE:
            return FindKnownType(*field.message_type()) != nullptr;
        case Kind::CPPTYPE_STRING:
        case Kind::CPPTYPE_ENUM:
            return true;
        case Kind::CPPTYPE_FLOAT:
        case Kind::CPPTYPE_DOUBLE:
            return false;
        default:
            return !field.is_repeated();
    }
}

std::string ValueText(const pb::Message& message, const pb::FieldDescriptor& field,
                      const Audience& audience) {
    if (!CanBeShown(field)) return std::string(kNoValue);
    const std::string text = field.is_repeated() ? ListText(message, field, audience)
                                                 : SingleText(message, field, audience);
    return text.empty() ? std::string(kNoValue) : CutUtf8(text, kValueCharactersShownMax);
}

}  // namespace socle::internal

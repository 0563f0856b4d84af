#include "socle/template.hpp"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "socle/sample/v1/service.pb.h"

namespace socle {
namespace {

using sample::v1::Note;

Note FullNote() {
    Note note;
    note.set_title("Chaises");
    note.set_state(sample::v1::STATE_OPEN);
    note.mutable_price()->set_currency_code("EUR");
    note.mutable_price()->set_minor_units(123456);
    note.mutable_day()->set_year(2026);
    note.mutable_day()->set_month(11);
    note.mutable_day()->set_day(3);
    note.mutable_rate()->set_value("5.5");
    note.mutable_address()->add_lines("12 rue X");
    note.mutable_address()->set_postal_code("35000");
    note.mutable_address()->set_city("Rennes");
    note.mutable_create_time()->set_seconds(1793664000 - 1800);  // 2026-11-02T23:30Z
    note.add_tags("vert");
    note.add_tags("bois");
    note.set_count(12);
    note.set_pinned(true);
    return note;
}

TEST(Template, ValuesAreWrittenAsTheReaderWritesThem) {
    struct Case {
        std::string text;
        std::string french;
        std::string english;
    };
    const std::vector<Case> cases = {
        {"{title}: {count}", "Chaises: 12", "Chaises: 12"},
        {"{price}", "1\u202f234,56\u00a0€", "€1,234.56"},
        {"{price.currency_code}", "EUR", "EUR"},
        {"{day}", "03/11/2026", "3 Nov 2026"},
        {"{rate} %", "5,5 %", "5.5 %"},
        {"{state}", "ouverte", "open"},
        {"{address}", "12 rue X, 35000 Rennes", "12 rue X, 35000 Rennes"},
        {"{address.city}", "Rennes", "Rennes"},
        {"{tags}", "vert, bois", "vert, bois"},
        {"{pinned}", "oui", "yes"},
        {"{subtitle}", "—", "—"},
        {"{create_time}", "03/11/2026", "3 Nov 2026"},
        {"{nothing} {labels}", "— —", "— —"},
        {"{ {title {}} 100 %", "{ {title {}} 100 %", "{ {title {}} 100 %"},
        {"", "", ""},
    };
    const auto paris = TimeZone::Load("Europe/Paris");
    ASSERT_TRUE(paris.ok());
    const Note note = FullNote();
    for (const Case& each : cases) {
        EXPECT_EQ(RenderTemplate(each.text, note, {Language::kFrench, *paris}), each.french);
        EXPECT_EQ(RenderTemplate(each.text, note, {Language::kEnglish, *paris}), each.english);
    }
}

TEST(Template, InstantsAreDaysOfTheReadersZone) {
    EXPECT_EQ(RenderTemplate("{create_time}", FullNote(), {Language::kFrench, TimeZone::Utc()}),
              "02/11/2026");
}

TEST(Template, EmptyValuesAreShownAsMissing) {
    EXPECT_EQ(RenderTemplate("{title} {state} {price} {day} {tags} {address.city}", Note{}, {}),
              "— — — — — —");
    Note strange;
    strange.mutable_day()->set_month(77);
    strange.set_state(static_cast<sample::v1::State>(42));
    EXPECT_EQ(RenderTemplate("{day} {state}", strange, {}), "— —");
}

TEST(Template, LongValuesAndListsAreCut) {
    Note note;
    note.set_title(std::string(1000, 'x'));
    for (int i = 0; i < 50; ++i) note.add_tags(std::to_string(i));
    EXPECT_EQ(CountCharacters(RenderTemplate("{title}", note, {})), kValueCharactersShownMax);
    EXPECT_EQ(RenderTemplate("{tags}", note, {}), "0, 1, 2, 3, 4, 5, 6, 7, 8, 9, …");
}

// Timelines of bricks whose contract is known from the database only.
TEST(Template, MessagesMadeAtRunTimeAreReadAsWell) {
    google::protobuf::DescriptorPool pool;
    const std::vector<const google::protobuf::FileDescriptor*> files = {
        google::protobuf::FileDescriptorProto::descriptor()->file(), Note::descriptor()->file()};
    std::function<void(const google::protobuf::FileDescriptor&)> add =
        [&](const google::protobuf::FileDescriptor& file) {
            for (int i = 0; i < file.dependency_count(); ++i) add(*file.dependency(i));
            if (pool.FindFileByName(file.name()) != nullptr) return;
            google::protobuf::FileDescriptorProto proto;
            file.CopyTo(&proto);
            ASSERT_NE(pool.BuildFile(proto), nullptr) << file.name();
        };
    for (const auto* file : files) add(*file);

    const auto* type = pool.FindMessageTypeByName("socle.sample.v1.Note");
    ASSERT_NE(type, nullptr);
    google::protobuf::DynamicMessageFactory factory(&pool);
    const std::unique_ptr<google::protobuf::Message> note(factory.GetPrototype(type)->New());
    ASSERT_TRUE(note->ParseFromString(FullNote().SerializeAsString()));
    EXPECT_EQ(RenderTemplate("{price} {state} {day} {tags}", *note, {}),
              "1\u202f234,56\u00a0€ ouverte 03/11/2026 vert, bois");
    EXPECT_TRUE(CheckTemplate("{price} {state}", *type).ok());
}

TEST(Template, CheckFindsPlaceholdersThatCannotBeShown) {
    const auto& type = *Note::descriptor();
    EXPECT_TRUE(CheckTemplate("{title} {price} {address.city} {tags} {create_time}", type).ok());
    for (const char* bad : {"{colour}", "{address.planet}", "{labels}", "{tags.x}", "{title.x}"}) {
        EXPECT_EQ(ReasonOf(CheckTemplate(std::string("{title} ") + bad, type)), "INVALID_VALUE")
            << bad;
    }
}

TEST(Template, RefusalsAreFilledFromTheirMetadata) {
    EXPECT_EQ(RenderTemplate("« {field} » dépasse {limit}.", {{"field", "titre"}, {"limit", "80"}},
                             Language::kFrench),
              "« titre » dépasse 80.");
    EXPECT_EQ(RenderTemplate("{value}", Metadata{}, Language::kFrench), "—");
    const struct {
        const char* value;
        const char* french;
        const char* english;
    } cases[] = {
        {"2026-11-27", "27/11/2026", "27 Nov 2026"},
        {"-1580.50 EUR", "-1\u202f580,50\u00a0€", "-€1,580.50"},
        {"2026-02-31", "2026-02-31", "2026-02-31"},
        {"12 apples", "12 apples", "12 apples"},
        {"invoices/7", "invoices/7", "invoices/7"},
    };
    for (const auto& c : cases) {
        EXPECT_EQ(RenderTemplate("{value}", {{"value", c.value}}, Language::kFrench), c.french);
        EXPECT_EQ(RenderTemplate("{value}", {{"value", c.value}}, Language::kEnglish), c.english);
    }
}

TEST(Template, ARefusalIsToldInTheWordsOfItsContract) {
    const Wording missing = WordingOf(
        Refuse(reason::kNotFound, "this party does not exist", {{"value", "parties/1"}}), "");
    EXPECT_EQ(missing.fr, "Introuvable : parties/1. Vérifiez le nom.");
    EXPECT_EQ(missing.en, "Not found: parties/1. Check the name.");
    // A value its text names is not there; a contract nobody knows.
    for (const absl::Status& status :
         {Refuse(reason::kNotFound, "not there"),
          Refuse(Reason{absl::StatusCode::kAborted, "NEVER_HEARD"}, "not there")}) {
        const Wording told = WordingOf(status, "acme.toy.v1");
        EXPECT_EQ(told, (Wording{"not there", "not there"}));
        EXPECT_EQ(told.In(Language::kFrench), "not there");
    }
}

TEST(Template, AValueMayHoldTheSignOfNone) {
    EXPECT_TRUE(CanFill("In use: {event}.", {{"event", "opened, —"}}));
    EXPECT_FALSE(CanFill("In use: {event}.", {{"event", ""}}));
    EXPECT_FALSE(CanFill("In use: {event}.", {}));
    EXPECT_TRUE(CanFill("No words asked for — none given.", {}));
}

TEST(Template, LabelsFallBackToTheValuesName) {
    const auto& type = *sample::v1::State_descriptor();
    EXPECT_EQ(LabelOf(*type.FindValueByNumber(sample::v1::STATE_OPEN), Language::kFrench),
              "ouverte");
    EXPECT_EQ(LabelOf(*type.FindValueByNumber(sample::v1::STATE_DONE), Language::kFrench), "done");
    options::v1::Text text;
    text.set_fr("oui");
    EXPECT_EQ(TextIn(text, Language::kEnglish), "oui");
}

}  // namespace
}  // namespace socle

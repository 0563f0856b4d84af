#include "socle/text.hpp"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "socle/status.hpp"

namespace socle {
namespace {

TEST(Text, Utf8) {
    for (const std::string_view good : {"", "abc", "é", "€", "😀", "\uFFFD"}) {
        EXPECT_TRUE(IsValidUtf8(good)) << good;
    }
    for (const std::string_view bad :
         {"\xFF", "\xC3", "a\x80", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82"}) {
        EXPECT_FALSE(IsValidUtf8(bad));
    }
    EXPECT_EQ(CountCharacters(""), 0U);
    EXPECT_EQ(CountCharacters("Noël €😀"), 7U);
}

struct TextCase {
    std::string_view text;
    std::string_view expected;
};

TEST(Text, FoldForSearch) {
    constexpr TextCase kCases[] = {
        {"", ""},
        {"  Établissements  Nœl & Fils ", "etablissements noel fils"},
        {"ETABLISSEMENTS NOEL, FILS", "etablissements noel fils"},
        {"Cafe\u0301 L’Été", "cafe l ete"},
        {"Café L'Été", "cafe l ete"},
        {"S.A.R.L. Dupont-Durand", "s a r l dupont durand"},
        {"Æsir Øystein Łódź Straße", "aesir oystein lodz strasse"},
        {"İstanbul ISPARTA", "istanbul isparta"},
        {"N°\u00A012 \u202F bis", "n 12 bis"},
        {"ﬁlière ＡＢＣ", "filiere abc"},
        {"soft\u00ADhyphen", "softhyphen"},
        {"ΣΊΣΥΦΟΣ Жуков", "σισυφοσ жуков"},
        {"東京 株式会社", "東京 株式会社"},
        {"-- & --", ""},
        {"€ 😀", ""},
        {"a\xFF\x62", "a b"},
    };
    for (const TextCase& c : kCases) {
        EXPECT_EQ(FoldForSearch(c.text), c.expected) << c.text;
        EXPECT_EQ(FoldForSearch(FoldForSearch(c.text)), c.expected) << c.text;
    }
}

TEST(Text, FoldForSearchInManyThreads) {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([] {
            for (int round = 0; round < 500; ++round) EXPECT_EQ(FoldForSearch("Œuvre"), "oeuvre");
        });
    }
}

TEST(Text, Trimmed) {
    constexpr TextCase kCases[] = {
        {"", ""},
        {" \t\u00A0\u202F\uFEFF ", ""},
        {"\uFEFFNom", "Nom"},
        {"  Jean \u00A0 Paul\n", "Jean Paul"},
        {"a\r\n\r\nb", "a b"},
        {"a\u200Bb", "a b"},
        {"é", "é"},
        {" \xFF ", "\xFF"},
    };
    for (const TextCase& c : kCases) EXPECT_EQ(Trimmed(c.text), c.expected) << c.text;
}

std::string Checked(const absl::StatusOr<std::string>& result) {
    return result.ok() ? *result : ReasonOf(result.status());
}

TEST(Text, CheckText) {
    EXPECT_EQ(Checked(CheckText("  a\n\tb \u00A0", "note", 10)), "a\n\tb");
    EXPECT_EQ(Checked(CheckText("", "note", 10)), "");
    EXPECT_EQ(Checked(CheckText("  éééé ", "note", 4)), "éééé");
    EXPECT_EQ(Checked(CheckText("éééé", "note", 3)), "TOO_LONG");
    EXPECT_EQ(Checked(CheckText("a\xFF", "note", 10)), "INVALID_TEXT");
    EXPECT_EQ(Checked(CheckText("a\x01", "note", 10)), "INVALID_TEXT");
    EXPECT_EQ(Checked(CheckText("a\u0085z", "note", 10)), "INVALID_TEXT");
    EXPECT_EQ(Checked(CheckText(std::string_view("a\0b", 3), "note", 10)), "INVALID_TEXT");
    EXPECT_EQ(Checked(CheckText("a\x7F", "note", 10)), "INVALID_TEXT");
    EXPECT_EQ(Checked(CheckRequiredText("a", "name", 10)), "a");
    EXPECT_EQ(Checked(CheckRequiredText(" \u00A0 ", "name", 10)), "REQUIRED");
    EXPECT_EQ(Checked(CheckRequiredText("a\xFF", "name", 10)), "INVALID_TEXT");

    const absl::Status status = CheckText("abcd", "note", 3).status();
    EXPECT_EQ(MetadataOf(status), (Metadata{{"field", "note"}, {"limit", "3"}, {"value", "4"}}));
}

}  // namespace
}  // namespace socle

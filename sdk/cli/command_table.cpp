#include "command_table.hpp"

#include <absl/strings/str_join.h>

#include <algorithm>

#include "command_names.hpp"
#include "complaint.hpp"
#include "suggest.hpp"

namespace socle::cli {
namespace {

namespace pb = google::protobuf;

std::vector<std::string> WordsOf(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return {std::string(text)};
    return {std::string(text.substr(0, blank)), std::string(text.substr(blank + 1))};
}

}  // namespace

const std::vector<FixedCommand>& FixedCommands() {
    static const std::vector<FixedCommand> commands = {
        {"login", texts::kUseLogin, texts::kSummaryLogin, RunLogin, false},
        {"logout", texts::kUseNothing, texts::kSummaryLogout, RunLogout, false},
        {"whoami", texts::kUseNothing, texts::kSummaryWhoami, RunWhoami, false},
        {"setup", texts::kUseFields, texts::kSummarySetup, RunSetup},
        {"import clients", texts::kUseImport, texts::kSummaryImport, RunImportClients},
        {"import opportunities", texts::kUseImport, texts::kSummaryImportOpportunities,
         RunImportOpportunities},
        {"import products", texts::kUseImport, texts::kSummaryImportProducts, RunImportProducts},
        {"export", texts::kUseExport, texts::kSummaryExport, RunExport},
        {"search", texts::kWordWords, texts::kSummarySearch, RunSearch},
        {"show", texts::kUseShow, texts::kSummaryShow, RunShow},
        {"bricks activate", texts::kWordBrick, texts::kSummaryActivate, RunActivate, false},
        {"bricks deactivate", texts::kWordBrick, texts::kSummaryDeactivate, RunDeactivate, false},
        {"events tail", texts::kUseTail, texts::kSummaryTail, RunEventsTail},
        {"events parked", texts::kUseNothing, texts::kSummaryParked, RunEventsParked},
        {"events retry", texts::kUseRetry, texts::kSummaryRetry, RunEventsRetry},
        {"events skip", texts::kUseSkip, texts::kSummarySkip, RunEventsSkip},
        {"verify", texts::kUseVerify, texts::kSummaryVerify, RunVerify, false},
        {"call", texts::kUseCall, texts::kSummaryCall, RunCall},
        {"explain", texts::kUseExplain, texts::kSummaryExplain, RunExplain},
    };
    return commands;
}

const FixedCommand* FindFixed(const std::vector<std::string>& words) {
    for (const FixedCommand& command : FixedCommands()) {
        const std::vector<std::string> own = WordsOf(command.words);
        if (words.size() >= own.size() && std::equal(own.begin(), own.end(), words.begin())) {
            return &command;
        }
    }
    return nullptr;
}

CommandTable::CommandTable(const Contracts& contracts) {
    for (const pb::ServiceDescriptor* service : contracts.services()) {
        for (int i = 0; i < service->method_count(); ++i) {
            const CommandName name = CommandNameOf(*service->method(i));
            all_.push_back({name.noun, name.verb, service->method(i)});
        }
    }
    std::stable_sort(all_.begin(), all_.end(), [](const MethodCommand& a, const MethodCommand& b) {
        return a.noun < b.noun;
    });
}

std::vector<std::string> CommandTable::Nouns() const {
    std::vector<std::string> nouns;
    for (const MethodCommand& command : all_) {
        if (nouns.empty() || nouns.back() != command.noun) nouns.push_back(command.noun);
    }
    return nouns;
}

std::vector<const MethodCommand*> CommandTable::OfNoun(std::string_view noun) const {
    std::vector<const MethodCommand*> found;
    for (const MethodCommand& command : all_) {
        if (command.noun == noun) found.push_back(&command);
    }
    if (!found.empty()) return found;
    const std::string plural = PluralOf(noun);
    for (const MethodCommand& command : all_) {
        if (command.noun == plural) found.push_back(&command);
    }
    return found;
}

std::string CommandTable::NearestNoun(const std::string& word) const {
    std::vector<std::string> known = Nouns();
    for (const FixedCommand& fixed : FixedCommands()) known.push_back(WordsOf(fixed.words).front());
    return NearestWord(word, known);
}

absl::StatusOr<const MethodCommand*> CommandTable::Find(
    const std::vector<std::string>& words) const {
    const auto of_noun = OfNoun(words.front());
    std::vector<std::string> verbs;
    if (of_noun.empty()) {
        const std::string nearest = NearestNoun(words.front());
        return Misused(texts::kUnknownCommand, {{"command", words.front()}, {"nearest", nearest}},
                       nearest.empty() ? texts::kSeeHelp : texts::kDidYouMean);
    }
    std::vector<const MethodCommand*> found;
    for (const MethodCommand* command : of_noun) {
        verbs.push_back(command->verb);
        if (words.size() > 1 && command->verb == words[1]) found.push_back(command);
    }
    for (const FixedCommand& fixed : FixedCommands()) {
        const std::vector<std::string> own = WordsOf(fixed.words);
        if (own.size() == 2 && own[0] == words.front()) verbs.push_back(own[1]);
    }
    std::sort(verbs.begin(), verbs.end());
    verbs.erase(std::unique(verbs.begin(), verbs.end()), verbs.end());
    if (words.size() < 2) {
        return Misused(texts::kMissingVerb,
                       {{"noun", words.front()}, {"verbs", absl::StrJoin(verbs, ", ")}},
                       texts::kSeeNounHelp);
    }
    if (found.size() == 1) return found.front();
    if (found.size() > 1) {
        return Misused(texts::kAmbiguousMethod, {{"name", words[0] + " " + words[1]},
                                                 {"first", PathOf(*found[0]->method).substr(1)},
                                                 {"second", PathOf(*found[1]->method).substr(1)}});
    }
    const std::string nearest = NearestWord(words[1], verbs);
    return Misused(texts::kUnknownCommand,
                   {{"command", words[0] + " " + words[1]},
                    {"noun", words[0]},
                    {"nearest", words[0] + " " + nearest}},
                   nearest.empty() ? texts::kSeeNounHelp : texts::kDidYouMean);
}

}  // namespace socle::cli

#include "tabular/xml_reader.hpp"

#include <expat.h>

#include <utility>

#include "socle/tabular.hpp"

namespace socle::tabular {
namespace {

constexpr int kPieceBytes = 16 << 10;
constexpr int kDepthMax = 64;
// One tag with its attributes. Without a limit expat reads a tag that never ends again and again.
constexpr std::size_t kTagBytesMax = 1 << 20;

absl::Status DamagedXml(std::string_view part, std::string_view detail) {
    return Refuse(reason::kFileDamaged,
                  "the workbook is damaged (" + std::string(part) + ": " + std::string(detail) +
                      "); open it and save it anew",
                  {{"part", std::string(part)}});
}

absl::Status SuspectXml(std::string_view part, std::string_view what) {
    return Refuse(reason::kFileSuspect,
                  "the workbook holds what no spreadsheet program writes (" + std::string(part) +
                      ": " + std::string(what) + "); open it and save it anew",
                  {{"part", std::string(part)}});
}

}  // namespace

std::string_view LocalName(std::string_view name) {
    const std::size_t colon = name.rfind(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

std::string_view XmlAttributes::Get(std::string_view local_name) const {
    for (const char** pair = pairs_; *pair != nullptr; pair += 2) {
        if (LocalName(pair[0]) == local_name) return pair[1];
    }
    return {};
}

// The C face of the reader. A status kept in the reader stops the parser: nothing is thrown through
// C.
struct XmlCallbacks {
    static XmlReader& Reader(void* data) { return *static_cast<XmlReader*>(data); }

    static void XMLCALL OnStart(void* data, const char* name, const char** attributes) {
        XmlReader& reader = Reader(data);
        if (!reader.refused_.ok()) return;
        if (++reader.depth_ > kDepthMax) {
            return reader.Stop(SuspectXml(reader.entry_->name(), "nested too deep"));
        }
        absl::Status status = reader.sink_.OnStart(LocalName(name), XmlAttributes(attributes));
        if (!status.ok()) reader.Stop(std::move(status));
    }
    static void XMLCALL OnEnd(void* data, const char* name) {
        XmlReader& reader = Reader(data);
        if (!reader.refused_.ok()) return;
        --reader.depth_;
        absl::Status status = reader.sink_.OnEnd(LocalName(name));
        if (!status.ok()) return reader.Stop(std::move(status));
        if (!reader.sink_.wants_pause()) return;
        reader.paused_ = XML_StopParser(reader.parser_.get(), XML_TRUE) == XML_STATUS_OK;
    }
    static void XMLCALL OnText(void* data, const char* text, int length) {
        XmlReader& reader = Reader(data);
        if (!reader.refused_.ok()) return;
        reader.sink_.OnText({text, static_cast<std::size_t>(length)});
    }
    static void XMLCALL OnDoctype(void* data, const char*, const char*, const char*, int) {
        XmlReader& reader = Reader(data);
        reader.Stop(SuspectXml(reader.entry_->name(), "a document type"));
    }
};

void XmlReader::Free::operator()(XML_ParserStruct* parser) const {
    XML_ParserFree(parser);
}

XmlReader::XmlReader(std::unique_ptr<ZipEntry> entry, XmlSink& sink)
    : entry_(std::move(entry)), sink_(sink), parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), XmlCallbacks::OnStart, XmlCallbacks::OnEnd);
    XML_SetCharacterDataHandler(parser_.get(), XmlCallbacks::OnText);
    XML_SetStartDoctypeDeclHandler(parser_.get(), XmlCallbacks::OnDoctype);
}

void XmlReader::Stop(absl::Status why) {
    refused_ = std::move(why);
    XML_StopParser(parser_.get(), XML_FALSE);
}

absl::StatusOr<bool> XmlReader::Advance() {
    while (refused_.ok() && !ended_) {
        absl::Status status = Step();
        if (!status.ok()) refused_ = std::move(status);
        if (refused_.ok() && paused_) return true;
    }
    if (!refused_.ok()) return refused_;
    return false;
}

absl::Status XmlReader::Step() {
    XML_Status status = XML_STATUS_OK;
    if (std::exchange(paused_, false)) {
        status = XML_ResumeParser(parser_.get());
    } else {
        void* buffer = XML_GetBuffer(parser_.get(), kPieceBytes);
        if (buffer == nullptr) return DamagedXml(entry_->name(), "out of memory");
        SOCLE_ASSIGN(const std::size_t count,
                     entry_->Read({static_cast<char*>(buffer), kPieceBytes}));
        fed_bytes_ += count;
        status = XML_ParseBuffer(parser_.get(), static_cast<int>(count), count == 0);
    }
    if (!refused_.ok()) return refused_;
    if (status == XML_STATUS_ERROR) {
        return DamagedXml(entry_->name(), XML_ErrorString(XML_GetErrorCode(parser_.get())));
    }
    XML_ParsingStatus parsing;
    XML_GetParsingStatus(parser_.get(), &parsing);
    ended_ = parsing.parsing == XML_FINISHED;
    const XML_Index parsed_bytes = XML_GetCurrentByteIndex(parser_.get());
    if (!ended_ && !paused_ && parsed_bytes >= 0 &&
        fed_bytes_ - static_cast<std::size_t>(parsed_bytes) > kTagBytesMax) {
        return SuspectXml(entry_->name(), "a tag without end");
    }
    return absl::OkStatus();
}

absl::Status ReadXml(ZipArchive& archive, const std::string& part, XmlSink& sink) {
    SOCLE_ASSIGN(std::unique_ptr<ZipEntry> entry, archive.OpenEntry(part));
    XmlReader reader(std::move(entry), sink);
    return reader.Advance().status();
}

}  // namespace socle::tabular

#include "tabular/xlsx_workbook.hpp"

#include <map>

#include "socle/tabular.hpp"
#include "tabular/xml_reader.hpp"

namespace socle::tabular {
namespace {

constexpr std::size_t kSheetsMax = 1'000;

struct Relation {
    std::string type;  // the last word of its URI: strict and transitional files differ before it
    std::string part;
};
using Relations = std::map<std::string, Relation, std::less<>>;

std::vector<std::string_view> PathSegments(std::string_view path) {
    std::vector<std::string_view> segments;
    for (std::size_t slash = path.find('/'); slash != path.npos; slash = path.find('/')) {
        segments.push_back(path.substr(0, slash));
        path.remove_prefix(slash + 1);
    }
    segments.push_back(path);
    return segments;
}

// A target relative to the part that names it, or absolute from the root of the package.
std::string ResolveTarget(std::string_view source_part, std::string_view target) {
    std::vector<std::string_view> segments;
    if (!target.starts_with('/')) segments = PathSegments(source_part);
    if (!segments.empty()) segments.pop_back();
    for (const std::string_view segment : PathSegments(target)) {
        if (segment == "..") {
            if (!segments.empty()) segments.pop_back();
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(segment);
        }
    }
    std::string part;
    for (const std::string_view segment : segments) {
        if (!part.empty()) part += '/';
        part += segment;
    }
    return part;
}

class RelationsSink final : public XmlSink {
 public:
    explicit RelationsSink(std::string_view source_part) : source_part_(source_part) {}
    absl::Status OnStart(std::string_view name, const XmlAttributes& attributes) override {
        if (name != "Relationship" || attributes.Get("TargetMode") == "External") {
            return absl::OkStatus();
        }
        const std::string_view type = attributes.Get("Type");
        relations[std::string(attributes.Get("Id"))] = {
            std::string(type.substr(type.rfind('/') + 1)),
            ResolveTarget(source_part_, attributes.Get("Target"))};
        return absl::OkStatus();
    }
    absl::Status OnEnd(std::string_view) override { return absl::OkStatus(); }

    Relations relations;

 private:
    std::string_view source_part_;
};

absl::StatusOr<Relations> ReadRelations(ZipArchive& archive, std::string_view source_part) {
    const std::size_t slash = source_part.rfind('/');
    const std::size_t folder_size = slash == source_part.npos ? 0 : slash + 1;
    const std::string part = std::string(source_part.substr(0, folder_size)) + "_rels/" +
                             std::string(source_part.substr(folder_size)) + ".rels";
    RelationsSink sink(source_part);
    if (!archive.Has(part)) return sink.relations;
    SOCLE_RETURN_IF_ERROR(ReadXml(archive, part, sink));
    return sink.relations;
}

std::string PartOfType(const Relations& relations, std::string_view type) {
    for (const auto& [id, relation] : relations) {
        if (relation.type == type) return relation.part;
    }
    return {};
}

class WorkbookSink final : public XmlSink {
 public:
    WorkbookSink(const Relations& relations, Workbook& workbook)
        : relations_(relations), workbook_(workbook) {}
    absl::Status OnStart(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "workbookPr") {
            const std::string_view flag = attributes.Get("date1904");
            workbook_.from_1904 = flag == "1" || flag == "true";
        }
        if (name != "sheet" || workbook_.sheets.size() >= kSheetsMax) return absl::OkStatus();
        const auto relation = relations_.find(attributes.Get("id"));
        // Charts and macros may be sheets too; they hold no rows.
        if (relation == relations_.end() || relation->second.type != "worksheet") {
            return absl::OkStatus();
        }
        const std::string_view state = attributes.Get("state");
        workbook_.sheets.push_back({.name = std::string(attributes.Get("name")),
                                    .part = relation->second.part,
                                    .visible = state.empty() || state == "visible"});
        return absl::OkStatus();
    }
    absl::Status OnEnd(std::string_view) override { return absl::OkStatus(); }

 private:
    const Relations& relations_;
    Workbook& workbook_;
};

absl::Status RefuseOtherArchive(ZipArchive& archive) {
    const auto unsupported = [](std::string_view format, std::string_view sentence) {
        return Refuse(reason::kFileFormatUnsupported, sentence, {{"format", std::string(format)}});
    };
    if (archive.Glimpse("mimetype", 64).starts_with("application/vnd.oasis.opendocument")) {
        return unsupported("ods", "the file is an OpenDocument file (.ods); save it as .xlsx");
    }
    if (archive.Has("xl/workbook.bin")) {
        return unsupported("xlsb", "the file is a binary workbook (.xlsb); save it as .xlsx");
    }
    if (archive.Has("word/document.xml")) {
        return unsupported("docx",
                           "the file is a text document; put the list in a workbook (.xlsx)");
    }
    return unsupported(
        "zip",
        "the file is an archive without a workbook; unpack it and import the XLSX or "
        "CSV inside");
}

}  // namespace

absl::StatusOr<Workbook> ReadWorkbook(ZipArchive& archive) {
    SOCLE_ASSIGN(const Relations package, ReadRelations(archive, ""));
    const std::string part = PartOfType(package, "officeDocument");
    if (part.empty() || part.ends_with(".bin") || !archive.Has(part) ||
        archive.Has("word/document.xml")) {
        return RefuseOtherArchive(archive);
    }
    SOCLE_ASSIGN(const Relations relations, ReadRelations(archive, part));
    Workbook workbook;
    workbook.shared_texts_part = PartOfType(relations, "sharedStrings");
    workbook.styles_part = PartOfType(relations, "styles");
    WorkbookSink sink(relations, workbook);
    SOCLE_RETURN_IF_ERROR(ReadXml(archive, part, sink));
    return workbook;
}

// <si><t>text</t></si>, or runs <si><r><t>..</t></r>..</si>; <rPh> holds a reading aid, not text.
class SharedTextsSink final : public XmlSink {
 public:
    absl::Status OnStart(std::string_view name, const XmlAttributes&) override {
        if (name == "si") item_.clear();
        if (name == "t") ++in_text_;
        if (name == "rPh") ++in_phonetic_;
        return absl::OkStatus();
    }
    absl::Status OnEnd(std::string_view name) override {
        if (name == "t") --in_text_;
        if (name == "rPh") --in_phonetic_;
        if (name != "si") return absl::OkStatus();
        if (texts.ends_.size() >= kTextsMax) {
            return Refuse(reason::kTooMany,
                          "the workbook holds more than 4,000,000 different texts; split it");
        }
        texts.block_ += Unescaped(item_);
        texts.ends_.push_back(static_cast<std::uint32_t>(texts.block_.size()));
        return absl::OkStatus();
    }
    void OnText(std::string_view text) override {
        if (in_text_ > 0 && in_phonetic_ == 0) item_ += text;
    }

    SharedTexts texts;

 private:
    static constexpr std::size_t kTextsMax = 4'000'000;
    std::string item_;
    int in_text_ = 0;
    int in_phonetic_ = 0;
};

absl::StatusOr<SharedTexts> SharedTexts::Load(ZipArchive& archive, const std::string& part) {
    SharedTextsSink sink;
    if (!part.empty()) SOCLE_RETURN_IF_ERROR(ReadXml(archive, part, sink));
    return std::move(sink.texts);
}

std::string_view SharedTexts::Get(std::size_t index) const {
    const std::size_t begin = index == 0 ? 0 : ends_[index - 1];
    return std::string_view(block_).substr(begin, ends_[index] - begin);
}

namespace {

// <numFmts> gives codes to ids; <cellXfs> lists what cells refer to. <cellStyleXfs> looks the same
// and is something else.
class StylesSink final : public XmlSink {
 public:
    absl::Status OnStart(std::string_view name, const XmlAttributes& attributes) override {
        if (name == "cellXfs") in_cell_formats_ = true;
        const std::string id(attributes.Get("numFmtId"));
        if (name == "numFmt") codes_[id] = StyleOfCode(attributes.Get("formatCode"));
        if (name != "xf" || !in_cell_formats_ || styles.size() >= kStylesMax) {
            return absl::OkStatus();
        }
        const auto own = codes_.find(id);
        styles.push_back(own != codes_.end() ? own->second : BuiltIn(id));
        return absl::OkStatus();
    }
    absl::Status OnEnd(std::string_view name) override {
        if (name == "cellXfs") in_cell_formats_ = false;
        return absl::OkStatus();
    }

    std::vector<NumberStyle> styles;

 private:
    static constexpr std::size_t kStylesMax = 65'536;
    static NumberStyle BuiltIn(const std::string& id) {
        if (id.empty() || id.size() > 3 || id.find_first_not_of("0123456789") != id.npos) return {};
        return StyleOfBuiltIn(std::stoi(id));
    }
    std::map<std::string, NumberStyle> codes_;
    bool in_cell_formats_ = false;
};

// The character an escape "_xHHHH_" at `at` stands for; 0 when there is none there.
char EscapeAt(std::string_view text, std::size_t at) {
    const std::string_view escape = text.substr(at, 7);
    if (escape.size() < 7 || !escape.starts_with("_x00") || escape[6] != '_') return 0;
    const auto digit = [](char c) {
        const std::size_t value = std::string_view("0123456789ABCDEF").find(c);
        return value == std::string_view::npos ? 256 : static_cast<int>(value);
    };
    const int code = digit(escape[4]) * 16 + digit(escape[5]);
    return code > 0 && code < 0x80 ? static_cast<char>(code) : '\0';
}

}  // namespace

absl::StatusOr<std::vector<NumberStyle>> ReadStyles(ZipArchive& archive, const std::string& part) {
    StylesSink sink;
    if (!part.empty()) SOCLE_RETURN_IF_ERROR(ReadXml(archive, part, sink));
    return std::move(sink.styles);
}

std::string Unescaped(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    bool after_return = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        if (const char escaped = c == '_' ? EscapeAt(text, at) : '\0') {
            c = escaped;
            at += 6;
        }
        if (!(c == '\n' && after_return)) plain += c == '\r' ? '\n' : c;
        after_return = c == '\r';
    }
    return plain;
}

}  // namespace socle::tabular

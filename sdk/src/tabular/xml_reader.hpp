// One XML part of a workbook, parsed as it inflates. The sink may pause after any element, so that
// a sheet is read row by row. Document types are refused: without them there are no entities to
// expand.
#pragma once

#include <absl/status/statusor.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "tabular/zip_archive.hpp"

struct XML_ParserStruct;

namespace socle::tabular {

// Names are compared without their namespace prefix: producers choose their own.
[[nodiscard]] std::string_view LocalName(std::string_view name);

class XmlAttributes {
 public:
    explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
    // Empty when absent.
    [[nodiscard]] std::string_view Get(std::string_view local_name) const;

 private:
    const char** pairs_;
};

class XmlSink {
 public:
    virtual ~XmlSink() = default;
    [[nodiscard]] virtual absl::Status OnStart(std::string_view name,
                                               const XmlAttributes& attributes) = 0;
    [[nodiscard]] virtual absl::Status OnEnd(std::string_view name) = 0;
    virtual void OnText(std::string_view) {}
    // Asked after each element's end: whether to stop here until the next Advance().
    [[nodiscard]] virtual bool wants_pause() const { return false; }
};

class XmlReader {
 public:
    XmlReader(std::unique_ptr<ZipEntry> entry, XmlSink& sink);
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    // Parses until the sink wants a pause (true) or the part has ended (false).
    [[nodiscard]] absl::StatusOr<bool> Advance();

 private:
    friend struct XmlCallbacks;
    struct Free {
        void operator()(XML_ParserStruct* parser) const;
    };
    // Reads and parses one more piece, or resumes the one that was paused.
    [[nodiscard]] absl::Status Step();
    void Stop(absl::Status why);

    std::unique_ptr<ZipEntry> entry_;
    XmlSink& sink_;
    std::unique_ptr<XML_ParserStruct, Free> parser_;
    absl::Status refused_;
    std::size_t fed_bytes_ = 0;
    int depth_ = 0;
    bool paused_ = false;
    bool ended_ = false;
};

// A whole part at once.
[[nodiscard]] absl::Status ReadXml(ZipArchive& archive, const std::string& part, XmlSink& sink);

}  // namespace socle::tabular

// Workbooks made in memory, valid or hostile: parts in, bytes of a zip out.
#pragma once

#include <zip.h>

#include <map>
#include <string>
#include <string_view>

namespace socle::testing {

class XlsxBuilder {
 public:
    // A workbook with one sheet "Clients" whose <sheetData> is `rows`.
    explicit XlsxBuilder(std::string_view rows = "") {
        Part("_rels/.rels",
             Relationships(Relationship("rId1", "officeDocument", "xl/workbook.xml")));
        Part("xl/workbook.xml", Workbook(R"(<sheet name="Clients" sheetId="1" r:id="rId1"/>)"));
        Part("xl/_rels/workbook.xml.rels",
             Relationships(Relationship("rId1", "worksheet", "worksheets/sheet1.xml") +
                           Relationship("rId8", "sharedStrings", "sharedStrings.xml") +
                           Relationship("rId9", "styles", "/xl/styles.xml")));
        Part("xl/sharedStrings.xml", "<sst/>");
        Part("xl/styles.xml", "<styleSheet/>");
        Sheet("xl/worksheets/sheet1.xml", rows);
    }
    XlsxBuilder& Part(const std::string& name, std::string_view content) {
        parts_[name] = content;
        return *this;
    }
    XlsxBuilder& Without(const std::string& name) {
        parts_.erase(name);
        return *this;
    }
    XlsxBuilder& Sheet(const std::string& part, std::string_view rows) {
        return Part(part, "<?xml version=\"1.0\" encoding=\"UTF-8\"?><worksheet><sheetData>" +
                              std::string(rows) + "</sheetData></worksheet>");
    }
    XlsxBuilder& SharedTexts(std::string_view items) {
        return Part("xl/sharedStrings.xml", "<sst>" + std::string(items) + "</sst>");
    }
    // Cell formats from 0 on: a built-in id ("14"), or an own one with its code in `formats`.
    XlsxBuilder& Styles(std::string_view formats, std::string_view cell_formats) {
        return Part("xl/styles.xml",
                    "<styleSheet><numFmts>" + std::string(formats) +
                        "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
                        "<cellXfs>" +
                        std::string(cell_formats) + "</cellXfs></styleSheet>");
    }
    static std::string Workbook(std::string_view sheets, std::string_view properties = "") {
        return "<workbook>" + std::string(properties) + "<sheets>" + std::string(sheets) +
               "</sheets></workbook>";
    }
    static std::string Relationship(std::string_view id, std::string_view type,
                                    std::string_view target) {
        return "<Relationship Id=\"" + std::string(id) +
               "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" +
               std::string(type) + "\" Target=\"" + std::string(target) + "\"/>";
    }
    static std::string Relationships(std::string_view relationships) {
        return "<Relationships>" + std::string(relationships) + "</Relationships>";
    }

    [[nodiscard]] std::string Bytes(const char* password = nullptr) const {
        zip_error_t error;
        zip_error_init(&error);
        zip_source_t* target = zip_source_buffer_create(nullptr, 0, 0, &error);
        zip_source_keep(target);
        zip_t* archive = zip_open_from_source(target, ZIP_TRUNCATE, &error);
        for (const auto& [name, content] : parts_) {
            zip_source_t* source = zip_source_buffer(archive, content.data(), content.size(), 0);
            const zip_int64_t index = zip_file_add(archive, name.c_str(), source, ZIP_FL_OVERWRITE);
            if (password != nullptr) {
                zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_128,
                                        password);
            }
        }
        zip_close(archive);
        zip_stat_t stat;
        zip_source_stat(target, &stat);
        std::string bytes(stat.size, '\0');
        zip_source_open(target);
        zip_source_read(target, bytes.data(), bytes.size());
        zip_source_close(target);
        zip_source_free(target);
        zip_error_fini(&error);
        return bytes;
    }

 private:
    std::map<std::string, std::string> parts_;
};

}  // namespace socle::testing

// The last touches with qpdf, which throws; nothing of that leaves here.
// Must not know what the pages say.
#include "server/documents/pdf/pen.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>

namespace stall::documents {
namespace {

std::string rewritten(const std::string& pdf, Language language) {
    QPDF file;
    file.processMemoryFile("document", pdf.data(), pdf.size());
    QPDFObjectHandle root = file.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(std::string(tag_of(language))));
    QPDFObjectHandle viewing = QPDFObjectHandle::newDictionary();
    viewing.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", viewing);
    QPDFWriter writer(file);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.setCompressStreams(true);
    writer.setRecompressFlate(true);
    writer.write();
    const auto bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

} // namespace

Result<std::string> finish(const std::string& pdf, Language language) {
    try {
        return rewritten(pdf, language);
    } catch (const std::exception& problem) {
        return Error{"document_not_drawn", "", problem.what(), ""};
    }
}

} // namespace stall::documents

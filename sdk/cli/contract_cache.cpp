#include "contract_cache.hpp"

#include "settings.hpp"
#include "socle/hash.hpp"
#include "value_reader.hpp"

namespace socle::cli {
namespace {

constexpr std::size_t kCacheBytesMax = 64U << 20U;

}  // namespace

ContractCache::ContractCache(const std::filesystem::path& folder, const std::string& key)
    : file_(folder / ("contracts-" + ToHex(Sha256(key)).substr(0, 16) + ".binpb")) {}

bricks::v1::DescribeResponse ContractCache::Load() const {
    bricks::v1::DescribeResponse described;
    std::error_code error;
    if (!std::filesystem::exists(file_, error)) return described;
    const auto bytes = ReadFile(file_.string(), kCacheBytesMax);
    if (!bytes.ok() || !described.ParseFromString(*bytes)) described.Clear();
    return described;
}

void ContractCache::Store(const bricks::v1::DescribeResponse& described) const {
    static_cast<void>(WritePrivateFile(file_, described.SerializeAsString()));
}

}  // namespace socle::cli

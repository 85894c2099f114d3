#include <hikari/model/voiceregion.h>

#include <hikari/model/tables_p.h>

#include <iterator>

namespace Hikari {

static constexpr Field voiceRegionFields[] {
    field<&VoiceRegion::id>("id", FieldFlag::Required),
    field<&VoiceRegion::name>("name"),
    field<&VoiceRegion::isOptimal>("optimal"),
    field<&VoiceRegion::isDeprecated>("deprecated"),
    field<&VoiceRegion::isCustom>("custom"),
};
template<>
HIKARI_AUTOTEST_EXPORT const Table &tableOf<VoiceRegion>()
{
    static constexpr Table table { "VoiceRegion", voiceRegionFields, std::size(voiceRegionFields) };
    return table;
}

} // namespace Hikari

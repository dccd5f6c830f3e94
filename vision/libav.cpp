#include "vision/libav.h"

#include <algorithm>

namespace dowel::vision::libav {

void silence() {
  static const bool kOnce = [] {
    av_log_set_level(AV_LOG_QUIET);
    av_log_set_callback([](void*, int, const char*, va_list) {});
    return true;
  }();
  (void)kOnce;
}

std::string words_for(int error) {
  char words[AV_ERROR_MAX_STRING_SIZE] = {};
  av_strerror(error, words, sizeof words);
  return words;
}

int colour_matrix(AVColorSpace tag, int height_px) {
  switch (tag) {
    case AVCOL_SPC_BT709:
      return SWS_CS_ITU709;
    case AVCOL_SPC_FCC:
      return SWS_CS_FCC;
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
      return SWS_CS_ITU601;
    case AVCOL_SPC_SMPTE240M:
      return SWS_CS_SMPTE240M;
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
      return SWS_CS_BT2020;
    default:
      return height_px >= 720 ? SWS_CS_ITU709 : SWS_CS_ITU601;
  }
}

}  // namespace dowel::vision::libav

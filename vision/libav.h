#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/avutil.h>
#include <libswscale/swscale.h>
}

#include <memory>
#include <string>

/// Owners for libav's objects and the few calls that both the reader and the writer need. Only
/// .cpp files of this room include this.
namespace dowel::vision::libav {

struct FreeFormatInput {
  void operator()(AVFormatContext* context) const { avformat_close_input(&context); }
};
struct FreeFormatOutput {
  void operator()(AVFormatContext* context) const { avformat_free_context(context); }
};
struct FreeCodec {
  void operator()(AVCodecContext* context) const { avcodec_free_context(&context); }
};
struct FreeFrame {
  void operator()(AVFrame* frame) const { av_frame_free(&frame); }
};
struct FreePacket {
  void operator()(AVPacket* packet) const { av_packet_free(&packet); }
};
struct FreeScaler {
  void operator()(SwsContext* context) const { sws_freeContext(context); }
};

using FormatInputPtr = std::unique_ptr<AVFormatContext, FreeFormatInput>;
using FormatOutputPtr = std::unique_ptr<AVFormatContext, FreeFormatOutput>;
using CodecPtr = std::unique_ptr<AVCodecContext, FreeCodec>;
using FramePtr = std::unique_ptr<AVFrame, FreeFrame>;
using PacketPtr = std::unique_ptr<AVPacket, FreePacket>;
using ScalerPtr = std::unique_ptr<SwsContext, FreeScaler>;

/// Keeps libav from writing to stderr: what it would say there comes back as errors and warnings.
void silence();

/// libav's own words for one of its error numbers, e.g. "No space left on device".
std::string words_for(int error);

/// The colour matrix (`SWS_CS_*`) of a picture: its tag, else BT.709 from 720 lines up and BT.601
/// below, which is what players assume.
int colour_matrix(AVColorSpace tag, int height_px);

}  // namespace dowel::vision::libav

#include "vision/frame_index.h"

#include "vision/libav.h"

namespace dowel::vision {
namespace {

tl::unexpected<Error> no_index(const std::string& where) {
  return fail(ErrorCode::kUnreadable, "the frames of the film cannot be listed",
              "prepare the film anew", where);
}

// "avc1." and profile, constraints and level from behind the configuration's version. [RFC6381]
// §3.3
std::string codec_name(const std::string& configuration) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string name = "avc1.";
  for (std::size_t i = 1; i <= 3 && i < configuration.size(); ++i) {
    const auto byte = static_cast<unsigned char>(configuration[i]);
    name += kDigits[byte >> 4U];
    name += kDigits[byte & 15U];
  }
  return name;
}

}  // namespace

Result<FrameIndex> index_frames(const std::filesystem::path& film) {
  libav::silence();
  const std::string where = film.string();
  AVFormatContext* raw = nullptr;
  if (avformat_open_input(&raw, ("file:" + where).c_str(), nullptr, nullptr) < 0) {
    return no_index(where);
  }
  const libav::FormatInputPtr format(raw);
  if (format->nb_streams != 1) return no_index(where);
  const AVStream* stream = format->streams[0];
  const AVCodecParameters* coded = stream->codecpar;
  if (coded->codec_id != AV_CODEC_ID_H264 || coded->extradata_size < 4) return no_index(where);
  FrameIndex index;
  index.width_px = coded->width;
  index.height_px = coded->height;
  index.configuration.assign(reinterpret_cast<const char*>(coded->extradata),
                             static_cast<std::size_t>(coded->extradata_size));
  index.codec = codec_name(index.configuration);
  const libav::PacketPtr packet(av_packet_alloc());
  while (av_read_frame(format.get(), packet.get()) >= 0) {
    if (packet->pos < 0 || packet->pts == AV_NOPTS_VALUE) return no_index(where);
    index.frames.push_back({static_cast<double>(packet->pts) * av_q2d(stream->time_base),
                            static_cast<std::uint64_t>(packet->pos),
                            static_cast<std::uint32_t>(packet->size),
                            (packet->flags & AV_PKT_FLAG_KEY) != 0});
    av_packet_unref(packet.get());
  }
  if (index.frames.empty()) return no_index(where);
  return index;
}

}  // namespace dowel::vision

#include "vision/packet_source.h"

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace dowel::vision {
namespace {

constexpr const char* kWantedFormats = "give a video file, for example MP4, MOV, MKV or WebM";
constexpr const char* kConvertHint =
    "convert it to H.264 in an MP4 file, for example with ffmpeg or by exporting it again";

// Containers that hold clips. Playlists, which could open other files and addresses, and single
// pictures are left out on purpose.
constexpr const char* kContainers =
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,h264,hevc,m4v,obu,ivf,flv,asf,"
    "ogg,mjpeg,gif,mxf,nut,dv,yuv4mpegpipe,wav,mp3,flac,aac,aiff";

// No camera films larger pictures than 8K; a broken header easily claims them.
constexpr std::int64_t kMostPixels = std::int64_t{8192} * 8192;

tl::unexpected<Error> unreadable(const std::string& path, std::string message, std::string hint) {
  return fail(ErrorCode::kUnreadable, std::move(message), std::move(hint), path);
}

// Checks what can be said without looking inside.
Result<void> check_path(const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) {
    return unreadable(path, "there is no such file", "check the path and the file's name");
  }
  if (status.type() == fs::file_type::none) {
    return unreadable(path, "the file cannot be looked at: " + error.message(),
                      "check the path and the rights on its folders");
  }
  if (status.type() == fs::file_type::directory) {
    return unreadable(path, "this is a folder, not a video file", "give one clip inside it");
  }
  if (status.type() != fs::file_type::regular) {
    return unreadable(path, "this is not a regular file", kWantedFormats);
  }
  const auto size_bytes = fs::file_size(path, error);
  if (!error && size_bytes == 0) {
    return unreadable(path, "the file is empty",
                      "copy the clip again; the transfer probably failed");
  }
  if (!std::ifstream(path, std::ios::binary).good()) {
    return unreadable(path, "the file may not be read", "check the rights on the file");
  }
  return {};
}

// An MP4 or MOV by its first box. One that cannot be opened has lost its index: recording or
// copying stopped before it was written.
bool is_mp4(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::array<char, 12> start{};
  file.read(start.data(), start.size());
  return file.good() && std::memcmp(start.data() + 4, "ftyp", 4) == 0;
}

tl::unexpected<Error> cut_before_index(const std::string& path) {
  return unreadable(path,
                    "the video was cut off before its index was written, so nothing in it can be "
                    "found",
                    "copy it again from the camera; if recording stopped short, film again");
}

tl::unexpected<Error> explain_open_failure(const std::string& path, int error) {
  if (error == AVERROR(ENOMEM)) {
    return unreadable(path, "there is not enough memory to open the file",
                      "close other programs and try again");
  }
  if (is_mp4(path)) return cut_before_index(path);
  return unreadable(path, "this is not a video file that Dowel knows", kWantedFormats);
}

bool has_sound(const AVFormatContext& format) {
  for (unsigned i = 0; i < format.nb_streams; ++i) {
    if (format.streams[i]->codecpar->codec_type == AVMEDIA_TYPE_AUDIO) return true;
  }
  return false;
}

bool has_known_stream(const AVFormatContext& format) {
  for (unsigned i = 0; i < format.nb_streams; ++i) {
    const AVMediaType type = format.streams[i]->codecpar->codec_type;
    if (type != AVMEDIA_TYPE_UNKNOWN && type != AVMEDIA_TYPE_DATA) return true;
  }
  return false;
}

Result<libav::FormatInputPtr> open_container(const std::string& path) {
  AVDictionary* settings = nullptr;
  av_dict_set(&settings, "protocol_whitelist", "file", 0);
  av_dict_set(&settings, "format_whitelist", kContainers, 0);
  AVFormatContext* raw = nullptr;
  const int opened = avformat_open_input(&raw, ("file:" + path).c_str(), nullptr, &settings);
  av_dict_free(&settings);
  if (opened < 0) return explain_open_failure(path, opened);
  libav::FormatInputPtr format(raw);
  const int found = avformat_find_stream_info(raw, nullptr);
  if (found < 0) return explain_open_failure(path, found);
  return format;
}

Result<AVStream*> best_video_stream(const std::string& path, AVFormatContext& format) {
  const int index = av_find_best_stream(&format, AVMEDIA_TYPE_VIDEO, -1, -1, nullptr, 0);
  const bool cover_only =
      index >= 0 && (format.streams[index]->disposition & AV_DISPOSITION_ATTACHED_PIC) != 0;
  if (index < 0 || cover_only) {
    if (has_sound(format)) {
      return unreadable(path, "the file holds sound but no video", kWantedFormats);
    }
    if (!has_known_stream(format) && is_mp4(path)) return cut_before_index(path);
    return unreadable(path, "the file holds no video", kWantedFormats);
  }
  for (unsigned i = 0; i < format.nb_streams; ++i) {
    if (static_cast<int>(i) != index) format.streams[i]->discard = AVDISCARD_ALL;
  }
  return format.streams[index];
}

Result<libav::CodecPtr> open_decoder(const std::string& path, const AVStream& stream, int threads) {
  const AVCodecParameters& parameters = *stream.codecpar;
  const AVCodec* decoder = avcodec_find_decoder(parameters.codec_id);
  const std::string name = avcodec_get_name(parameters.codec_id);
  if (decoder == nullptr) {
    const std::string what = parameters.codec_id == AV_CODEC_ID_NONE ? "" : " (" + name + ")";
    return unreadable(path, "Dowel cannot decode this kind of video" + what, kConvertHint);
  }
  libav::CodecPtr codec(avcodec_alloc_context3(decoder));
  if (!codec || avcodec_parameters_to_context(codec.get(), &parameters) < 0) {
    return unreadable(path, "the decoder for " + name + " could not be set up", kConvertHint);
  }
  codec->pkt_timebase = stream.time_base;
  codec->thread_count = threads;
  codec->max_pixels = kMostPixels;
  const std::int64_t pixels = std::int64_t{parameters.width} * parameters.height;
  if (pixels > kMostPixels) {
    return unreadable(path, "the picture is larger than 8K", "export the clip at a smaller size");
  }
  if (avcodec_open2(codec.get(), decoder, nullptr) < 0) {
    return unreadable(path, "the decoder for " + name + " refused the file", kConvertHint);
  }
  return codec;
}

}  // namespace

Result<PacketSource> open_packet_source(const std::string& path, int codec_threads) {
  libav::silence();
  DOWEL_TRY(check_path(path));
  auto format = open_container(path);
  DOWEL_TRY(format);
  auto stream = best_video_stream(path, **format);
  DOWEL_TRY(stream);
  auto codec = open_decoder(path, **stream, codec_threads);
  DOWEL_TRY(codec);
  return PacketSource{std::move(*format), *stream, std::move(*codec)};
}

tl::unexpected<Error> no_picture_error(const std::string& path, bool encrypted, bool truncated) {
  if (encrypted) {
    return unreadable(path, "the video is encrypted (copy protection)",
                      "give the clip as the camera recorded it");
  }
  if (truncated) {
    return unreadable(path, "the file was cut off before its first picture",
                      "copy it again from the camera");
  }
  return unreadable(path, "the file holds no picture that can be decoded",
                    "check that it plays elsewhere; if so, convert it to H.264 in an MP4 file");
}

}  // namespace dowel::vision

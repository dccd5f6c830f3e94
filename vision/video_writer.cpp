#include "vision/video_writer.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "vision/libav.h"

extern "C" {
#include <libavutil/opt.h>
}

namespace dowel::vision {
namespace {

// Ticks a second, MPEG's usual clock: 1/90 ms is far below any camera's jitter.
constexpr int kTicksPerSecond = 90000;
constexpr int kBufferBytes = 1 << 16;

struct FreeIo {
  void operator()(AVIOContext* io) const {
    av_freep(&io->buffer);
    avio_context_free(&io);
  }
};
using IoPtr = std::unique_ptr<AVIOContext, FreeIo>;

// libav's view of an `AtomicFile`; keeps the first error, which says more than libav's number.
struct Sink {
  platform::AtomicFile file;
  std::optional<Error> error;
  std::int64_t position_bytes = 0;
  std::int64_t size_bytes = 0;

  int keep(const Result<void>& done) {
    if (done) return 0;
    if (!error) error = done.error();
    return AVERROR(EIO);
  }
  static int write(void* self, std::uint8_t* bytes, int count) {
    Sink& sink = *static_cast<Sink*>(self);
    const std::string_view view(reinterpret_cast<const char*>(bytes),
                                static_cast<std::size_t>(count));
    if (const int failed = sink.keep(sink.file.write(view))) return failed;
    sink.position_bytes += count;
    sink.size_bytes = std::max(sink.size_bytes, sink.position_bytes);
    return count;
  }
  static std::int64_t seek(void* self, std::int64_t offset_bytes, int whence) {
    Sink& sink = *static_cast<Sink*>(self);
    if (whence == AVSEEK_SIZE) return sink.size_bytes;
    if (whence != SEEK_SET) return AVERROR(EINVAL);
    if (const int failed = sink.keep(sink.file.seek(offset_bytes))) return failed;
    sink.position_bytes = offset_bytes;
    return offset_bytes;
  }
};

tl::unexpected<Error> libav_failed(const char* doing, int error, const std::string& where) {
  return fail(ErrorCode::kWriteFailed,
              std::string("the video cannot be ") + doing + ": " + libav::words_for(error),
              "check that there is enough memory and disk space", where);
}

// libx264 prints to stderr when asked for a preset it does not know, so it is not asked.
bool is_preset(const std::string& name) {
  constexpr std::string_view kPresets[] = {"ultrafast", "superfast", "veryfast", "faster",  "fast",
                                           "medium",    "slow",      "slower",   "veryslow"};
  return std::find(std::begin(kPresets), std::end(kPresets), name) != std::end(kPresets);
}

int even(int size_px) { return size_px + (size_px & 1); }

}  // namespace

struct VideoWriter::Impl {
  std::string where;
  int width_px = 0;
  int height_px = 0;
  std::unique_ptr<Sink> sink;
  IoPtr io;
  libav::FormatOutputPtr format;
  libav::CodecPtr codec;
  libav::ScalerPtr scaler;
  libav::FramePtr picture;
  libav::PacketPtr packet;
  Frame padded;
  std::int64_t last_ticks = -1;
  std::int64_t gap_ticks = kTicksPerSecond / 30;  // between the last two frames

  Result<void> set_up_codec(const VideoWriterOptions& options);
  Result<void> set_up_container();
  Result<void> encode(const AVFrame* frame);
  Result<void> check(int status, const char* doing) const;
  const std::uint8_t* even_pixels(const Frame& frame);
};

Result<void> VideoWriter::Impl::check(int status, const char* doing) const {
  if (sink->error) return tl::unexpected(*sink->error);
  if (status < 0) return libav_failed(doing, status, where);
  return {};
}

Result<void> VideoWriter::Impl::set_up_codec(const VideoWriterOptions& options) {
  const AVCodec* encoder = avcodec_find_encoder_by_name("libx264");
  if (encoder == nullptr) {
    return fail(ErrorCode::kMissing, "this libav has no H.264 encoder (libx264)",
                "install FFmpeg's libavcodec with libx264");
  }
  codec.reset(avcodec_alloc_context3(encoder));
  codec->width = even(width_px);
  codec->height = even(height_px);
  codec->pix_fmt = AV_PIX_FMT_YUV420P;
  codec->time_base = {1, kTicksPerSecond};
  codec->sample_aspect_ratio = {1, 1};
  codec->gop_size = options.key_frame_every;
  if (options.usual_fps) codec->framerate = {*options.usual_fps, 1};
  if (options.b_frames) codec->max_b_frames = *options.b_frames;
  codec->thread_count = options.codec_threads;
  codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
  codec->color_range = AVCOL_RANGE_MPEG;
  codec->colorspace = codec->height >= 720 ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M;
  codec->color_primaries = AVCOL_PRI_BT709;
  codec->color_trc = AVCOL_TRC_BT709;
  int opened = AVERROR(EINVAL);
  if (is_preset(options.preset)) {
    AVDictionary* settings = nullptr;
    av_dict_set(&settings, "preset", options.preset.c_str(), 0);
    av_dict_set_int(&settings, "crf", options.crf, 0);
    opened = avcodec_open2(codec.get(), encoder, &settings);
    av_dict_free(&settings);
  }
  if (opened < 0) {
    return fail(ErrorCode::kUsage,
                "the H.264 encoder refused " + std::to_string(width_px) + "×" +
                    std::to_string(height_px) + ", preset \"" + options.preset + "\", crf " +
                    std::to_string(options.crf),
                "use a preset of libx264, such as veryfast, and a crf from 0 to 51", where);
  }
  return {};
}

Result<void> VideoWriter::Impl::set_up_container() {
  AVFormatContext* raw = nullptr;
  avformat_alloc_output_context2(&raw, nullptr, "mp4", sink->file.temporary_path().c_str());
  if (raw == nullptr) return libav_failed("started", AVERROR(ENOMEM), where);
  format.reset(raw);
  auto* buffer = static_cast<std::uint8_t*>(av_malloc(kBufferBytes));
  io.reset(
      avio_alloc_context(buffer, kBufferBytes, 1, sink.get(), nullptr, Sink::write, Sink::seek));
  format->pb = io.get();
  format->flags |= AVFMT_FLAG_CUSTOM_IO;
  // The index is moved to the front at the end, for which the muxer reads its file by this name.
  format->url =
      (av_freep(&format->url), av_strdup(("file:" + sink->file.temporary_path().string()).c_str()));
  AVStream* stream = avformat_new_stream(raw, nullptr);
  stream->time_base = codec->time_base;
  avcodec_parameters_from_context(stream->codecpar, codec.get());
  AVDictionary* settings = nullptr;
  av_dict_set(&settings, "movflags", "+faststart", 0);
  const int written = avformat_write_header(raw, &settings);
  av_dict_free(&settings);
  return check(written, "started");
}

Result<VideoWriter> VideoWriter::create(const std::filesystem::path& path, int width_px,
                                        int height_px, const VideoWriterOptions& options) {
  libav::silence();
  auto impl = std::make_unique<Impl>();
  impl->where = path.string();
  if (width_px < 2 || height_px < 2 || width_px > 16384 || height_px > 16384) {
    return fail(ErrorCode::kUsage, "a video must be 2 to 16384 pixels wide and high",
                "choose another size", impl->where);
  }
  impl->width_px = width_px;
  impl->height_px = height_px;
  auto file = platform::AtomicFile::create(path, *options.calls);
  DOWEL_TRY(file);
  if (file->is_straight_through()) {
    return fail(ErrorCode::kWriteFailed, "a video cannot be written to a device or a pipe",
                "give a file name", impl->where);
  }
  impl->sink = std::make_unique<Sink>(Sink{std::move(*file), std::nullopt});
  DOWEL_TRY(impl->set_up_codec(options));
  DOWEL_TRY(impl->set_up_container());
  impl->packet.reset(av_packet_alloc());
  impl->picture.reset(av_frame_alloc());
  impl->picture->format = AV_PIX_FMT_YUV420P;
  impl->picture->width = impl->codec->width;
  impl->picture->height = impl->codec->height;
  av_frame_get_buffer(impl->picture.get(), 0);
  impl->scaler.reset(sws_getContext(impl->codec->width, impl->codec->height, AV_PIX_FMT_BGR0,
                                    impl->codec->width, impl->codec->height, AV_PIX_FMT_YUV420P,
                                    SWS_BILINEAR, nullptr, nullptr, nullptr));
  const int matrix = libav::colour_matrix(impl->codec->colorspace, impl->codec->height);
  sws_setColorspaceDetails(impl->scaler.get(), sws_getCoefficients(SWS_CS_DEFAULT), 1,
                           sws_getCoefficients(matrix), 0, 0, 1 << 16, 1 << 16);
  return VideoWriter(std::move(impl));
}

VideoWriter::VideoWriter(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
VideoWriter::VideoWriter(VideoWriter&&) noexcept = default;
VideoWriter& VideoWriter::operator=(VideoWriter&&) noexcept = default;
VideoWriter::~VideoWriter() = default;

const std::uint8_t* VideoWriter::Impl::even_pixels(const Frame& frame) {
  if (width_px % 2 == 0 && height_px % 2 == 0) return frame.bgrx.data();
  const std::size_t row_bytes = static_cast<std::size_t>(width_px) * 4;
  padded.width_px = even(width_px);
  padded.height_px = even(height_px);
  padded.bgrx.resize(static_cast<std::size_t>(padded.width_px) *
                     static_cast<std::size_t>(padded.height_px) * 4);
  for (int y = 0; y < padded.height_px; ++y) {
    const std::uint8_t* from = frame.row(std::min(y, height_px - 1));
    std::memcpy(padded.row(y), from, row_bytes);
    if (padded.width_px > width_px) std::memcpy(padded.row(y) + row_bytes, from + row_bytes - 4, 4);
  }
  return padded.bgrx.data();
}

Result<void> VideoWriter::write(const Frame& frame) {
  Impl& w = *impl_;
  if (frame.width_px != w.width_px || frame.height_px != w.height_px) {
    return fail(ErrorCode::kBadData, "a frame's size differs from the video's",
                "write frames of one size", w.where);
  }
  const double ticks_wanted = std::round(frame.time_s * kTicksPerSecond);
  if (!(ticks_wanted > static_cast<double>(w.last_ticks)) || ticks_wanted > 1e15) {
    return fail(ErrorCode::kBadData, "a frame is not later than the one before",
                "write frames in the order they are shown, from time 0 on", w.where);
  }
  const auto ticks = static_cast<std::int64_t>(ticks_wanted);
  if (w.last_ticks >= 0) w.gap_ticks = ticks - w.last_ticks;
  w.last_ticks = ticks;
  if (const int ready = av_frame_make_writable(w.picture.get()); ready < 0) {
    return libav_failed("written", ready, w.where);
  }
  const std::uint8_t* pixels[4] = {w.even_pixels(frame)};
  const int stride[4] = {w.codec->width * 4};
  sws_scale(w.scaler.get(), pixels, stride, 0, w.codec->height, w.picture->data,
            w.picture->linesize);
  w.picture->pts = ticks;
  return w.encode(w.picture.get());
}

Result<void> VideoWriter::Impl::encode(const AVFrame* frame) {
  if (auto sent = check(avcodec_send_frame(codec.get(), frame), "encoded"); !sent) return sent;
  while (true) {
    const int got = avcodec_receive_packet(codec.get(), packet.get());
    if (got == AVERROR(EAGAIN) || got == AVERROR_EOF) return {};
    if (got < 0) return libav_failed("encoded", got, where);
    packet->stream_index = 0;
    packet->duration = gap_ticks;  // counts for the last frame only; the others end with the next
    av_packet_rescale_ts(packet.get(), codec->time_base, format->streams[0]->time_base);
    const int written = av_write_frame(format.get(), packet.get());
    av_packet_unref(packet.get());
    if (auto done = check(written, "written"); !done) return done;
  }
}

Result<void> VideoWriter::finish() {
  Impl& w = *impl_;
  if (w.last_ticks < 0) {
    return fail(ErrorCode::kBadData, "a video without a single frame was asked for",
                "write at least one frame", w.where);
  }
  if (auto done = w.encode(nullptr); !done) return done;
  if (auto done = w.check(av_write_trailer(w.format.get()), "finished"); !done) return done;
  avio_flush(w.io.get());
  if (auto done = w.check(w.io->error, "finished"); !done) return done;
  return w.sink->file.commit();
}

}  // namespace dowel::vision

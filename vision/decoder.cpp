#include "vision/decoder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace dowel::vision {
namespace {

// A file that gives nothing but errors for this long will not recover.
constexpr int kMostErrorsInARow = 2000;

bool is_mp4_family(const AVFormatContext& format) {
  return std::strstr(format.iformat->name, "mp4") != nullptr;
}

// Some files name their clock's ticks as their rate; no camera takes more than 1000 frames a
// second.
bool is_credible_rate(const AVRational& rate) {
  return rate.num > 0 && rate.den > 0 && av_q2d(rate) <= 1000;
}

bool says_encrypted(const AVPacket& packet) {
  return av_packet_get_side_data(&packet, AV_PKT_DATA_ENCRYPTION_INFO, nullptr) != nullptr;
}

}  // namespace

Decoder::Decoder(std::string path, PacketSource source)
    : path_(std::move(path)), source_(std::move(source)), packet_(av_packet_alloc()) {
  const AVFormatContext& format = *source_.format;
  hides_before_zero_ = is_mp4_family(format);
  if ((format.iformat->flags & AVFMT_TS_DISCONT) != 0 && format.start_time != AV_NOPTS_VALUE) {
    offset_s_ = static_cast<double>(format.start_time) / AV_TIME_BASE;
  }
}

Result<Decoder> Decoder::open(const std::string& path, int codec_threads) {
  auto source = open_packet_source(path, codec_threads);
  DOWEL_TRY(source);
  Decoder decoder(path, std::move(*source));
  TimedPicture first;
  if (!decoder.decode_shown(first)) {
    return no_picture_error(path, decoder.encrypted_, decoder.end_.truncated);
  }
  decoder.pending_.push_back(std::move(first));
  return decoder;
}

const AVFrame* Decoder::next() {
  if (!pending_.empty()) {
    current_ = std::move(pending_.front());
    pending_.pop_front();
    return current_.picture.get();
  }
  return decode_shown(current_) ? current_.picture.get() : nullptr;
}

bool Decoder::decode_shown(TimedPicture& out) {
  if (!out.picture) out.picture.reset(av_frame_alloc());
  while (decode_any(*out.picture)) {
    const AVFrame& picture = *out.picture;
    const double time_s = time_of(picture);
    // Marked packets were counted when they were fed; most decoders swallow their pictures.
    if ((picture.flags & AV_FRAME_FLAG_DISCARD) != 0) continue;
    if (hides_before_zero_ && time_s < 0) {
      ++end_.hidden_dropped;
      continue;
    }
    if (time_s <= last_time_s_) {
      ++end_.duplicates_dropped;
      continue;
    }
    if (picture.decode_error_flags != 0 || (picture.flags & AV_FRAME_FLAG_CORRUPT) != 0) {
      ++end_.damaged_shown;
    }
    out.time_s = last_time_s_ = time_s;
    return true;
  }
  return false;
}

bool Decoder::decode_any(AVFrame& picture) {
  while (!encrypted_ && errors_in_a_row_ < kMostErrorsInARow) {
    const int received = avcodec_receive_frame(source_.codec.get(), &picture);
    if (received == 0) {
      errors_in_a_row_ = 0;
      return true;
    }
    if (received == AVERROR_EOF) return false;
    if (received != AVERROR(EAGAIN)) {
      ++end_.damaged_skipped;
      ++errors_in_a_row_;
    }
    if (!draining_) feed();
  }
  return false;
}

void Decoder::feed() {
  av_packet_unref(packet_.get());
  const int got = av_read_frame(source_.format.get(), packet_.get());
  if (got == AVERROR(EAGAIN)) return;
  if (got < 0) {
    const bool at_end = got == AVERROR_EOF || avio_feof(source_.format->pb) != 0;
    if (!at_end) {
      ++end_.damaged_skipped;
      if (++errors_in_a_row_ < kMostErrorsInARow) return;
    }
    return note_end_of_file(!at_end);
  }
  if (packet_->stream_index != source_.stream->index) return;
  encrypted_ = says_encrypted(*packet_);
  if ((packet_->flags & AV_PKT_FLAG_DISCARD) != 0) ++end_.hidden_dropped;
  last_packet_partial_ = (packet_->flags & AV_PKT_FLAG_CORRUPT) != 0;
  if (last_packet_partial_) {
    ++end_.damaged_skipped;
    ++errors_in_a_row_;
    return;
  }
  if (avcodec_send_packet(source_.codec.get(), packet_.get()) < 0) {
    ++end_.damaged_skipped;
    ++errors_in_a_row_;
  }
}

void Decoder::note_end_of_file(bool after_error) {
  draining_ = true;
  avcodec_send_packet(source_.codec.get(), nullptr);
  end_.truncated =
      after_error || last_packet_partial_ || index_points_past_the_end() || ends_before_claimed();
  if (last_packet_partial_) --end_.damaged_skipped;  // said once: the file was cut off
}

bool Decoder::index_points_past_the_end() const {
  if (!is_mp4_family(*source_.format)) return false;
  const std::int64_t size_bytes = avio_size(source_.format->pb);
  const int entries = avformat_index_get_entries_count(source_.stream);
  for (int i = entries - 1; i >= 0; --i) {
    const AVIndexEntry* entry = avformat_index_get_entry(source_.stream, i);
    if (entry != nullptr && entry->pos + entry->size > size_bytes) return true;
  }
  return false;
}

bool Decoder::ends_before_claimed() const {
  // MP4's index says it exactly; elsewhere the claimed end must be missed by several frames.
  if (is_mp4_family(*source_.format) || !std::isfinite(last_time_s_)) return false;
  const AVFormatContext& format = *source_.format;
  double claimed_s = 0;
  if (source_.stream->duration > 0) {
    claimed_s = static_cast<double>(source_.stream->duration) * av_q2d(source_.stream->time_base);
  } else if (format.nb_streams == 1 && format.duration > 0 &&
             format.duration_estimation_method != AVFMT_DURATION_FROM_BITRATE) {
    claimed_s = static_cast<double>(format.duration) / AV_TIME_BASE;
  }
  if (claimed_s <= 0) return false;
  const double first_s =
      source_.stream->start_time == AV_NOPTS_VALUE
          ? 0
          : static_cast<double>(source_.stream->start_time) * av_q2d(source_.stream->time_base) -
                offset_s_;
  const double shown_s = last_time_s_ - first_s + nominal_interval_s();
  return claimed_s - shown_s > std::max(0.1, 3 * nominal_interval_s());
}

double Decoder::nominal_interval_s() const {
  const AVRational rate = av_guess_frame_rate(source_.format.get(), source_.stream, nullptr);
  return is_credible_rate(rate) ? av_q2d(av_inv_q(rate)) : 1.0 / 30;
}

double Decoder::time_of(const AVFrame& picture) {
  if (picture.best_effort_timestamp != AV_NOPTS_VALUE) {
    return static_cast<double>(picture.best_effort_timestamp) * av_q2d(source_.stream->time_base) -
           offset_s_;
  }
  ++end_.untimed;
  return std::isfinite(last_time_s_) ? last_time_s_ + nominal_interval_s() : 0;
}

Result<void> Decoder::seek(double time_s) {
  // A frame that starts within the tolerance counts as begun.
  const double target_s = time_s + kSeekTolerance_s;
  const bool near_ahead =
      !pending_.empty() && pending_.front().time_s <= target_s && target_s - last_time_s_ < 1.0;
  // Key frames are found by decoding time in some containers, so the first picture after a jump
  // may lie past the target: then jump further back.
  constexpr double kStepsBack_s[] = {0, 1, 5, 30};
  const bool untimed =
      end_.untimed > 0 || (source_.format->iformat->flags & AVFMT_NOTIMESTAMPS) != 0;
  bool placed = near_ahead;
  for (std::size_t i = 0; i < std::size(kStepsBack_s) && !placed && !untimed; ++i) {
    if (!reposition(target_s - kStepsBack_s[i])) break;
    TimedPicture landed;
    if (!decode_shown(landed)) continue;
    placed = landed.time_s <= target_s;
    pending_.push_back(std::move(landed));
  }
  if (!placed) {
    TimedPicture landed;
    if (!start_again() || !decode_shown(landed)) {
      return fail(ErrorCode::kUnreadable, "the video cannot be read from its start again",
                  "convert it to H.264 in an MP4 file", path_);
    }
    pending_.push_back(std::move(landed));
  }
  // Forward to the last picture that starts no later than the target.
  while (pending_.back().time_s <= target_s) {
    TimedPicture following;
    if (!decode_shown(following)) break;
    pending_.push_back(std::move(following));
    if (pending_.back().time_s > target_s) break;
    while (pending_.size() > 1) pending_.pop_front();
  }
  while (pending_.size() > 1 && pending_[1].time_s <= target_s) pending_.pop_front();
  return {};
}

void Decoder::forget_position() {
  avcodec_flush_buffers(source_.codec.get());
  pending_.clear();
  last_time_s_ = -std::numeric_limits<double>::infinity();
  draining_ = false;
  last_packet_partial_ = false;
  errors_in_a_row_ = 0;
  end_ = {};
}

bool Decoder::reposition(double time_s) {
  const double ticks = (time_s + offset_s_) / av_q2d(source_.stream->time_base);
  if (!(std::abs(ticks) < 9e18)) return false;
  const int sought =
      av_seek_frame(source_.format.get(), source_.stream->index,
                    static_cast<std::int64_t>(std::floor(ticks)), AVSEEK_FLAG_BACKWARD);
  if (sought < 0) return false;
  forget_position();
  return true;
}

bool Decoder::start_again() {
  // A fresh start rather than a seek: bare streams without timestamps have no other way back.
  auto source = open_packet_source(path_, source_.codec->thread_count);
  if (!source) return false;
  forget_position();
  source_ = std::move(*source);
  return true;
}

VideoInfo Decoder::describe() const {
  VideoInfo info;
  const AVFormatContext& format = *source_.format;
  info.container = format.iformat->name;
  info.codec = avcodec_get_name(source_.stream->codecpar->codec_id);
  info.start_s = pending_.front().time_s;
  if (source_.stream->duration > 0) {
    info.duration_s =
        static_cast<double>(source_.stream->duration) * av_q2d(source_.stream->time_base);
  } else if (format.duration > 0) {
    info.duration_s = static_cast<double>(format.duration) / AV_TIME_BASE;
  }
  const AVRational rate = source_.stream->avg_frame_rate;
  if (is_credible_rate(rate)) info.nominal_fps = av_q2d(rate);
  if (info.duration_s && info.nominal_fps) {
    info.frames_estimate = std::llround(*info.duration_s * *info.nominal_fps);
  } else if (source_.stream->nb_frames > 0) {
    info.frames_estimate = source_.stream->nb_frames;
  }
  return info;
}

Orientation Decoder::orientation() const {
  const std::uint8_t* data =
      av_stream_get_side_data(source_.stream, AV_PKT_DATA_DISPLAYMATRIX, nullptr);
  if (data == nullptr) return {};
  std::int32_t matrix[9];
  std::memcpy(matrix, data, sizeof matrix);
  return orientation_of(matrix);
}

AVRational Decoder::pixel_aspect() const {
  return av_guess_sample_aspect_ratio(source_.format.get(), source_.stream,
                                      pending_.front().picture.get());
}

}  // namespace dowel::vision

#pragma once

#include <deque>
#include <limits>
#include <string>

#include "vision/packet_source.h"
#include "vision/picture_converter.h"
#include "vision/video_reader.h"

namespace dowel::vision {

/// Decodes one video stream into pictures as stored, in the order shown, with times. The part of
/// the reader that knows about packets; it never converts a picture that nobody asked for.
class Decoder {
 public:
  /// @returns errors: kUnreadable, also when not one picture can be decoded
  static Result<Decoder> open(const std::string& path, int codec_threads);

  /// The next picture, valid until the next call; null at the end.
  const AVFrame* next();
  /// Time of the picture that `next` returned last.
  double time_s() const { return current_.time_s; }
  /// The picture that the first `next` will return.
  const AVFrame& first() const { return *pending_.front().picture; }

  /// See `VideoReader::seek`.
  Result<void> seek(double time_s);

  /// Container, codec, times and rates; sizes are left for the reader.
  VideoInfo describe() const;
  Orientation orientation() const;
  AVRational pixel_aspect() const;
  const std::string& path() const { return path_; }
  StreamEnd& end() { return end_; }
  const StreamEnd& end() const { return end_; }

 private:
  struct TimedPicture {
    libav::FramePtr picture;
    double time_s = 0;
  };

  Decoder(std::string path, PacketSource source);
  /// Decodes the next picture that is shown; false at the end.
  bool decode_shown(TimedPicture& out);
  /// Decodes the next picture, shown or not; false at the end.
  bool decode_any(AVFrame& picture);
  /// Hands one more packet to the decoder, or tells it that there are none left.
  void feed();
  void note_end_of_file(bool after_error);
  bool index_points_past_the_end() const;
  bool ends_before_claimed() const;
  double time_of(const AVFrame& picture);
  bool reposition(double time_s);
  bool start_again();
  void forget_position();
  double nominal_interval_s() const;

  std::string path_;
  PacketSource source_;
  libav::PacketPtr packet_;
  std::deque<TimedPicture> pending_;  ///< decoded ahead: at most two
  TimedPicture current_;
  double last_time_s_ = -std::numeric_limits<double>::infinity();
  double offset_s_ = 0;             ///< start of a broadcast stream's clock, which is arbitrary
  bool hides_before_zero_ = false;  ///< the container's timeline starts at 0 (MP4, MOV)
  bool draining_ = false;
  bool last_packet_partial_ = false;
  bool encrypted_ = false;
  int errors_in_a_row_ = 0;
  StreamEnd end_;
};

}  // namespace dowel::vision

#pragma once

#include <optional>
#include <string>

#include "core/base/result.h"
#include "vision/libav.h"

namespace dowel::vision {

/// An open container, its best video stream and the decoder for it.
struct PacketSource {
  libav::FormatInputPtr format;
  AVStream* stream = nullptr;  ///< owned by `format`
  libav::CodecPtr codec;
};

/// Opens a file and its decoder, or says in plain words what the file is instead.
/// @param codec_threads  threads inside the decoder
/// @returns errors: kUnreadable
Result<PacketSource> open_packet_source(const std::string& path, int codec_threads);

/// Why a file with a decoder still gave no picture.
/// @param encrypted  its packets are marked as encrypted
tl::unexpected<Error> no_picture_error(const std::string& path, bool encrypted, bool truncated);

}  // namespace dowel::vision

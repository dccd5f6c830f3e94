#pragma once

#include <cstdint>
#include <filesystem>
#include <span>

#include "vision/graph.h"

namespace dowel::vision {

/// Reads a TensorFlow Lite model of the kind the pose networks are: half-precision weights become
/// single precision, sparse ones dense. The graph that comes back has passed `check`.
/// @returns errors: kUnreadable for anything damaged or beyond the operations of `OpKind`
/// @source [TFLiteSchema]
Result<Graph> parse_tflite(std::span<const std::uint8_t> bytes);

/// Reads a model file. @returns errors: kMissing when there is none or it is damaged
Result<Graph> load_tflite(const std::filesystem::path& path);

}  // namespace dowel::vision

#include "vision/jpeg.h"

#include <cstddef>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <opencv2/imgproc.hpp>
#include <string>

namespace dowel::vision {
namespace {

// libjpeg's way out of an error: back to where `jump` was set.
struct ErrorExit {
  jpeg_error_mgr manager;
  std::jmp_buf jump;
  char words[JMSG_LENGTH_MAX];
};

void leave(j_common_ptr info) {
  auto* exit = reinterpret_cast<ErrorExit*>(info->err);
  info->err->format_message(info, exit->words);
  std::longjmp(exit->jump, 1);
}

// Rows of pixels without C++ objects, so that leaving by `longjmp` is sound.
struct Pixels {
  const std::uint8_t* first;
  std::size_t stride_bytes;
  int width_px;
  int height_px;
};

// @returns false on an error, whose words are then in `exit`; `*bytes` is malloc'ed either way
bool compress(const Pixels& pixels, int quality, ErrorExit& exit, unsigned char** bytes,
              unsigned long* count) {
  jpeg_compress_struct info;
  info.err = jpeg_std_error(&exit.manager);
  exit.manager.error_exit = leave;
  jpeg_create_compress(&info);
  if (setjmp(exit.jump) != 0) {
    jpeg_destroy_compress(&info);
    return false;
  }
  jpeg_mem_dest(&info, bytes, count);
  info.image_width = static_cast<JDIMENSION>(pixels.width_px);
  info.image_height = static_cast<JDIMENSION>(pixels.height_px);
  info.input_components = 4;
  info.in_color_space = JCS_EXT_BGRX;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  jpeg_start_compress(&info, TRUE);
  while (info.next_scanline < info.image_height) {
    auto* row = const_cast<std::uint8_t*>(pixels.first + info.next_scanline * pixels.stride_bytes);
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  jpeg_destroy_compress(&info);
  return true;
}

}  // namespace

Result<std::vector<std::uint8_t>> compress_jpeg(const Frame& frame, const JpegOptions& options) {
  cv::Mat picture(frame.height_px, frame.width_px, CV_8UC4,
                  const_cast<std::uint8_t*>(frame.bgrx.data()));
  if (options.crop) {
    const PixelRect& crop = *options.crop;
    picture = picture(cv::Rect(crop.left, crop.top, crop.width, crop.height) &
                      cv::Rect(0, 0, frame.width_px, frame.height_px));
  }
  if (picture.empty()) {
    return fail(ErrorCode::kBadData, "the part of the picture asked for is empty",
                "choose a part that lies within the frame");
  }
  const int longer = std::max(picture.cols, picture.rows);
  cv::Mat smaller;
  if (options.longest_side_px && longer > *options.longest_side_px) {
    const double scale = static_cast<double>(std::max(1, *options.longest_side_px)) / longer;
    const cv::Size size(std::max(1, static_cast<int>(std::lround(picture.cols * scale))),
                        std::max(1, static_cast<int>(std::lround(picture.rows * scale))));
    cv::resize(picture, smaller, size, 0, 0, cv::INTER_AREA);
    picture = smaller;
  }
  ErrorExit exit{};
  unsigned char* bytes = nullptr;
  unsigned long count = 0;
  const bool done = compress({picture.data, picture.step, picture.cols, picture.rows},
                             std::clamp(options.quality, 1, 100), exit, &bytes, &count);
  std::vector<std::uint8_t> jpeg;
  if (done) jpeg.assign(bytes, bytes + count);
  std::free(bytes);
  if (!done) {
    return fail(ErrorCode::kWriteFailed,
                std::string("the picture cannot be compressed: ") + exit.words,
                "choose a smaller picture");
  }
  return jpeg;
}

}  // namespace dowel::vision

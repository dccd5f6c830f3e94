# Two commands do everything:
#   make run [CLIP=my.mp4]   analyse a clip, or a synthetic lifter when no clip is given
#   make test                build and run every test
# CLIP may be followed by ARGS, e.g. make run CLIP=my.mp4 ARGS="--exercise deadlift --height 1.78"

BUILD := build/release
OUT := out
.PHONY: deep run test test-fast journeys setup build bench accuracy format style tidy layers ratio sanitize sanitize-threads clean

run: setup
	@tools/build release dowel dowel_web
	@tools/run "$(CLIP)" $(ARGS)

test: build
	@tools/test

# Of these only the page walked through in a real browser.
journeys: build
	@ctest --preset release -L journeys

# Without the slow laws and the films: answers in under a minute after a build.
test-fast: build
	@tools/test --fast

setup:
	@tools/setup

build: setup
	@tools/build release

bench: build
	@tools/bench "$(CLIP)"

# Every table of docs/accuracy.md, and person by person; half an hour. Needs the evaluation films.
accuracy: build
	@tools/accuracy

format:
	@tools/format --check

style:
	@tools/check_messages
	@tools/dialect --check $$(git ls-files '*.cpp' '*.h')

layers:
	@tools/check_layers

tidy: build
	@tools/tidy_test
	@tools/tidy

ratio:
	@tools/test_ratio 0.5 core/coach=0.8

sanitize: setup
	@tools/sanitize

sanitize-threads: setup
	@tools/sanitize --threads

# What takes long: clang-tidy on what changed, every room under the sanitizers, and those slow tests
# under them that go where no fast one goes.
deep: tidy sanitize sanitize-threads
	@tools/sanitize --slow
	@tools/sanitize --slow --threads

clean:
	rm -rf build/release build/debug build/asan-ubsan build/tsan out

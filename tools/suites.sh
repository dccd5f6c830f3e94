# Sourced: runs the test programs of a build as a whole, instead of one process a test: most fast tests
# take less time than a program takes to start.

# run_suites FOLDER LABEL ROOM=FILTER…: each program in as many parts as there are cores, so many at a
# time. Says of each room how many tests ran, what a failed part said, and which tests were skipped.
# Adds to $ran and $failed.
ran=0
failed=0
run_suites() {
  local folder=$1 label=$2 told parts each room part filter count skipped bad
  shift 2
  parts=$(nproc)
  told=$(mktemp -d)
  for each in "$@"; do
    for ((part = 0; part < parts; part++)); do printf '%s\0' "${each%%=*}" "${each#*=}" "$part"; done
  done | (cd "$folder" && xargs -0 -n 3 -P "$parts" bash -c '
      GTEST_TOTAL_SHARDS='"$parts"' GTEST_SHARD_INDEX=$3 timeout 1500 "./$1_tests" --gtest_filter="$2" \
        >"$0/$1.$3" 2>&1 || : >"$0/$1.$3.failed"' "$told")
  for each in "$@"; do
    room=${each%%=*}
    bad=
    for ((part = 0; part < parts; part++)); do
      if [ -e "$told/$room.$part.failed" ]; then
        bad=', FAILED'
        grep -v '^\[ *\(RUN\|OK\|SKIPPED\) *\]\|^\[---' "$told/$room.$part" | tail -n 120
      fi
    done
    count=$(cat "$told/$room".*[0-9] | awk '/^\[=+\] [0-9]+ tests? from .* ran\./ {sum += $2} END {print sum + 0}')
    skipped=$(sed -n 's/^\[  SKIPPED \] \([^ ]*\) (.*/\1/p' "$told/$room".*[0-9] | tr '\n' ' ')
    echo "$label: $room: $count tests${skipped:+, of them skipped: $skipped}$bad"
    grep -h -A 4 ': Skipped$' "$told/$room".*[0-9] | grep -v ': Skipped$\|^\[\|^--\|^ *$' | sort | uniq -c || true
    ran=$((ran + count))
    [ -z "$bad" ] || failed=$((failed + 1))
  done
  rm -rf "$told"
}

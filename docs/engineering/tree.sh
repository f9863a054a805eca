#!/bin/bash
# The modules of a commit: files and lines of main code, packages, top-level public types and the most of them in one package.
# Usage: docs/engineering/tree.sh [COMMIT]
set -eu
commit=${1:-HEAD}
public='^public (final |abstract |sealed |non-sealed )*(@?interface|class|record|enum) '
printf '%-12s %6s %7s %9s %7s %5s\n' module files lines packages public most
git ls-tree -r --name-only "$commit" | sed -nE 's#^((test/|schema/)?[a-z]+)/src/main/.*\.java$#\1#p' | sort -u | while read -r module; do
    files=$(git ls-tree -r --name-only "$commit" "$module/src/main/java" | grep '\.java$')
    lines=$(for file in $files; do git show "$commit:$file"; done | wc -l)
    each=$(git grep -lE "$public" "$commit" -- "$module/src/main/java" | sed -E 's#/[^/]*$##' | sort | uniq -c | sort -rn)
    printf '%-12s %6d %7d %9d %7d %5d\n' "$module" "$(wc -l <<<"$files")" "$lines" "$(sed -E 's#/[^/]*$##' <<<"$files" | sort -u | wc -l)" \
        "$(awk '{sum += $1} END {print sum + 0}' <<<"$each")" "$(awk 'NR == 1 {print $1 + 0}' <<<"$each")"
done

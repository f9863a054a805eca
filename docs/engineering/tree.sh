#!/bin/bash
# The modules of a commit: files and lines of main code, top-level public types. Usage: docs/engineering/tree.sh [COMMIT]
set -eu
commit=${1:-HEAD}
printf '%-12s %6s %7s %7s\n' module files lines public
git ls-tree -r --name-only "$commit" | sed -nE 's#^((test/)?[a-z]+)/src/main/.*\.java$#\1#p' | sort -u | while read -r module; do
    files=$(git ls-tree -r --name-only "$commit" "$module/src/main" | grep '\.java$')
    text=$(for file in $files; do git show "$commit:$file"; done)
    printf '%-12s %6d %7d %7d\n' "$module" "$(wc -l <<<"$files")" "$(wc -l <<<"$text")" \
        "$(grep -cE '^public (final |abstract |sealed )*(@?interface|class|record|enum) ' <<<"$text")"
done

#!/bin/bash
# The size of each published artifact and its dependencies: its own jar, and the number and megabytes of all jars
# that come with it, its own included; optional dependencies are not counted.
# Needs a build (mvn install -DskipTests); MVN names another Maven. Usage: docs/engineering/artifacts.sh [MODULE …]
set -eu
cd "$(dirname "$0")/../.."
modules=${*:-database server catalog schema operate planner codegen data schema/packs loader pages verifier site test/junit}
"${MVN:-mvn}" -q dependency:list -DincludeScope=runtime -DoutputAbsoluteArtifactFilename=true -DoutputFile=target/brought -pl "${modules// /,}"
printf '%-14s %9s %6s %8s  %s\n' module 'own kB' jars MB 'not ours'
for module in $modules; do
    own=$(ls "$module"/target/plumbline-*.jar | grep -vE -- '-(sources|javadoc|tests)\.jar$|-SNAPSHOT-.*\.jar$' | head -1)
    jars=$(grep -v optional "$module/target/brought" | grep -oE '/[^ ]+\.jar' || true)
    kilobytes=$({ echo "$own"; [ -z "$jars" ] || echo "$jars"; } | xargs du -ckL | tail -1 | cut -f1)
    others=$(grep -vE '/plumbline-[^/]*$|/target/classes$' <<<"$jars" | sed -E 's#.*/##; s#-[0-9].*##' | sort | tr '\n' ' ')
    printf '%-14s %9d %6d %8.1f  %s\n' "$module" "$(du -kL "$own" | cut -f1)" "$(grep -c . <<<"$own"$'\n'"$jars")" \
        "$(awk "BEGIN {print $kilobytes / 1024}")" "$others"
done

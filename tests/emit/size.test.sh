# The head of a template says how it is deployed: with a bucket once it has more
# bytes than CloudFormation takes in a request.
. tests/lib.sh

# size BYTES: builds a spec with so long a description that the template has
# BYTES bytes; prints how many bytes it has, and whether it asks for a bucket.
size() {
    text=$(awk -v n="$1" 'BEGIN { while (n-- > 0) printf "x" }')
    sed "s/^    description: Which copy.*/    description: $text/" \
        samples/homogeneous/migration.yaml >"$tmp/spec/migration.yaml"
    "$DMSC" build "$tmp/spec/migration.yaml" -o "$tmp/out" \
        -t cloudformation >"$tmp/said" 2>&1 || cat "$tmp/said"
    template=$tmp/out/cloudformation/shop.yaml
    printf '%s %s' "$(wc -c <"$template")" \
        "$(sed '/^AWS/q' "$template" | grep -c -e '--s3-bucket BUCKET')"
}
mkdir "$tmp/spec"
cp samples/homogeneous/*.sql "$tmp/spec"
least=$(size 1)
# TEMPLATE_INLINE_MAX, and one over it.
rest=$((51200 - ${least% *} + 1))
expect "at the ceiling" "51200 0" "$(size "$rest")"
over=$(size $((rest + 1)))
expect "one over it" 1 "${over#* }"
[ "${over% *}" -gt 51201 ] || fail "the head does not grow"
finish

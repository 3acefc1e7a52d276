# What local.results is, by Terraform itself, lies in results.json; that dmsc
# works out the same is held by tests/unit/test_terraform_outcome.c.
variable "s" {
  type    = set(string)
  default = ["b", "a", "b"]
}
variable "m" {
  type    = map(string)
  default = { a = 1, b = true }
}
variable "l" {
  type    = list(string)
  default = [1, 2]
}
variable "unset" {
  type    = number
  default = null
}
locals {
  number  = 7
  word    = "Shop"
  tables  = ["users", "orders", "log"]
  nested  = [["a", "b"], [], ["c"]]
  columns = { users = ["id", "mail"], orders = ["id"] }
  rows    = [{ name = "a", on = true }, { name = "b", on = false }]
  deep    = { a = { b = [{ c = local.word }] } }
  text    = <<-EOT
    {"schema": "${local.word}"}
  EOT

  strip_quoted = "x  %{~if true~}  y \n %{~endif~}\t z"
  strip_lines  = <<EOT
start
  %{for x in local.tables~}
    item ${x}  
  %{~endfor~}
  
   end
EOT
  strip_before = <<EOT
a  
%{~if true}b%{endif}
c  
EOT
  flush        = <<-EOT
    a
      %{for x in local.tables~}
      item ${x}
      %{endfor~}
    b
  EOT
  flush_before = <<-EOT
    a
      %{~if true}
      b
      %{~endif}
    c
  EOT
  flush_holes  = <<-EOT
      a
    ${local.word}
      ${~local.word~}   
      c ${"}"}
  EOT
  mapping      = <<-EOT
    {
      "rules": [
    %{~for i, t in local.tables~}
        {"rule-id": "${i + 1}", "table-name": "${t}"}${i < length(local.tables) - 1 ? "," : ""}
    %{~endfor~}
      ]
    }
  EOT

  nested_rows = [{ ids = [1, 2] }, { ids = [3] }]
  nothing     = {}

  results = {
    directive_if      = "%{if local.number > 5}many%{else}few%{endif}"
    directive_else    = "%{if local.number > 9}many%{else}few%{endif}"
    directive_none    = "a%{if false}b%{endif}c"
    directive_text    = "%{if "true"}a%{endif}"
    directive_for     = "%{for t in local.tables}<${t}>%{endfor}"
    directive_index   = "%{for i, t in local.tables}${i}:${t}%{if i < 2},%{endif}%{endfor}"
    directive_map     = "%{for k, v in local.columns}${k}=${join("+", v)};%{endfor}"
    directive_set     = "%{for k, v in toset(["b", "a"])}${k}${v}%{endfor}"
    directive_none_of = "[%{for t in []}${t}%{endfor}]"
    directive_nested  = "%{for t, cs in local.columns}%{for c in cs}${t}.${c} %{endfor}%{endfor}"
    directive_outer   = [for w in ["a", "b"] : "%{for t in local.tables}${w}${t}%{endfor}"]
    directive_escaped = "%%{ if }$${x}%{if true}%%{ endif }%{endif}"
    strip_quoted      = local.strip_quoted
    strip_lines       = local.strip_lines
    strip_before      = local.strip_before
    strip_hole        = "a ${~local.word~} b"
    strip_whole       = "${~local.number~}"
    flush             = local.flush
    flush_before      = local.flush_before
    flush_holes       = local.flush_holes
    template_json     = jsondecode(local.mapping)
    template_file     = templatefile("${path.module}/rules.tftpl", { schema = "dbo", tables = local.tables, last = true })
    template_list     = jsondecode(templatefile("./rules.tftpl", { schema = "dbo", tables = local.tables, last = false }))
    template_encoded  = jsondecode(templatefile("./encoded.tftpl", { tables = local.tables }))
    template_text     = templatefile("./encoded.tftpl", { tables = local.tables })
    sum               = 1 + 2 * 3
    left              = 10 - 4 - 3
    brackets          = (1 + 2) * 3
    minus             = -local.number + 2
    quotient          = 84 / 2
    rest              = 7 % 4
    less              = local.number < 8
    most              = local.number >= 7
    same              = local.word == "Shop"
    other             = local.word != "Shop"
    types             = local.number == "7"
    both              = true && local.number > 5
    either            = false || !true
    null_is           = null == null
    yes               = local.number > 5 ? "many" : "few"
    chain             = local.number > 9 ? "a" : local.number > 6 ? "b" : "c"
    template          = "${local.word}-${local.number}-${true}"
    escaped           = "$${Column} \"${local.word}\" %%{x}"
    heredoc           = local.text
    index             = local.tables[1]
    key               = local.columns["users"][1]
    attribute         = local.deep.a.b[0].c
    computed          = local.columns[local.tables[0]]
    of_a_call         = split(".", "a.b.c")[1]
    each              = [for t in local.tables : upper(t)]
    numbered          = [for i, t in local.tables : "${i + 1}-${t}"]
    filtered          = [for r in local.rows : r.name if r.on]
    over_a_map        = [for k, v in local.columns : "${k}=${length(v)}"]
    to_a_map          = { for i, t in local.tables : t => i }
    names             = { for r in local.rows : "x-${r.name}" => r.on }
    within            = [for t, cs in local.columns : [for c in cs : "${t}.${c}"]]
    rules = [for i, t in local.tables : {
      rule-id        = tostring(i + 1)
      object-locator = { schema-name = "public", table-name = t }
    }]
    a_key            = { (local.word) = 1, "${local.word}2" = 2 }
    coalesce         = coalesce("", null, "b", "c")
    compact          = compact(["a", "", "b"])
    concat           = concat(["a"], local.tables, [])
    contains         = contains(local.tables, "log")
    lacks            = contains(local.tables, "nothing")
    distinct         = distinct(["b", "a", "b"])
    element          = element(local.tables, 4)
    endswith         = endswith("orders_MV", "_MV")
    flatten          = flatten(local.nested)
    flatten_more     = flatten(["a", ["b", ["c"]], local.nested])
    format           = format("%s-%d-%v%%", local.word, local.number, "x")
    join             = join(", ", local.tables)
    jsonencode       = jsonencode({ a = [1, "b", true, null] })
    jsondecode       = jsondecode("{\"a\": [1, {\"b\": null}]}")
    keys             = keys(local.columns)
    length           = length(local.tables)
    length_of_map    = length(local.columns)
    lookup           = lookup(local.columns, "orders", [])
    lookup_default   = lookup({ a = "1" }, "b", "2")
    lower            = lower("ABC-Def1")
    merge            = merge({ a = 1, b = 1 }, { b = 2 }, { c = 3 })
    merge_null       = merge({ a = 1 }, null)
    range            = range(3)
    range_from       = range(1, 8, 3)
    replace          = replace("a.b.c", ".", "_")
    replace_at_end   = replace("orders_MV", "_MV", "")
    reverse          = reverse(local.tables)
    sort             = sort(local.tables)
    split            = split(",", "a,,b,")
    startswith       = startswith("orders", "ord")
    tobool           = tobool("true")
    tonumber         = tonumber("12")
    toset            = toset(["b", "a", "b"])
    tostring         = tostring(12)
    tostring_bool    = tostring(false)
    trimprefix       = trimprefix("dbo.users", "dbo.")
    trimspace        = trimspace("  a b\n")
    trimsuffix       = trimsuffix("users.csv", ".csv")
    upper            = upper("abc-Def1")
    values           = values(local.columns)
    zipmap           = zipmap(["a", "b"], [1, 2])
    set_variable     = [for k, v in var.s : "${k}=${v}"]
    numbered_rules   = [for i, r in concat([for t in local.tables : { n = t }], [{ n = "z" }]) : merge(r, { rule-id = tostring(i + 1) })]
    join_of_join     = join("", ["(", join("|", local.tables), ")"])
    format_number    = [for i in range(1, 4) : format("p%d", i)]
    range_step       = range(10, 0, -3)
    pairs            = [for p in split(";", "a=1;b=2") : split("=", p)[1]]
    list_of_set      = [for c in concat(["a"], tolist(toset(["c", "b", "c"]))) : c]
    condition_list   = local.word == "Shop" ? [{ a = 1, b = "x" }] : []
    sorted_keys      = keys({ "10" = 1, "9" = 2, "B" = 1, "a" = 1 })
    split_long       = split("::", "a::b:::c")
    typed_map        = var.m
    typed_list       = var.l
    condition_type   = true ? 1 : "a"
    coalesce_type    = coalesce("", 5)
    range_down       = range(5, 2)
    range_below      = range(-3)
    set_keys         = { for k, v in toset(["b", "a"]) : k => v }
    set_indexed      = [for i, v in toset(["b", "a"]) : "${i}=${v}"]
    sort_numbers     = sort([10, 9, 1])
    compact_types    = compact([1, "", "a"])
    replace_slash    = replace("a/b", "/", "-")
    json_order       = jsonencode({ b = 1, a = "<x&y>" })
    lookup_null      = lookup({ a = null }, "a", "b")
    split_empty      = split(",", "")
    json_line        = jsonencode("é\u2028")
    condition_bool   = local.word == "Shop" ? true : "no"
    spread           = concat(local.nested...)
    spread_maps      = merge([{ a = 1 }, { b = 2 }]...)
    condition_typed  = true ? 1 : var.unset
    abs              = abs(-3)
    alltrue          = [alltrue([true, "true"]), alltrue([true, false]), alltrue([])]
    anytrue          = [anytrue([false, true]), anytrue([])]
    can              = [can(local.deep.a), can(local.deep.b), can(regex("a", "b"))]
    chomp            = chomp("a\r\n\n")
    chunklist        = [chunklist(local.tables, 2), chunklist(local.tables, 0)]
    coalescelist     = coalescelist([], local.tables)
    distinct_objects = distinct([{ a = 1 }, { a = 1 }, { a = 2 }])
    distinct_bools   = distinct([true, true, false])
    distinct_numbers = distinct([2, 1, 2])
    contains_number  = contains([1, 2], 2)
    element_text     = element(local.tables, "1")
    format_widths    = format("%05d|%-5s|%5s|%+d|%x|% d|%-05d|%03d", 42, "a", "b", 7, 255, 1, 12, 1234)
    format_signs     = format("%05d|%5d|%+05d|%x", -4, -4, 4, -255)
    format_texts     = format("%03s|%.2s|%5t|%t|%5v|%-3v|", "a", "abc", true, false, 3, "x")
    format_arguments = format("%[2]s %[1]s %s", "a", "b")
    format_argument  = format("%05[2]d %s", 1, 2, 3)
    format_json      = format("%v %v", [1, "a"], { b = null })
    formatlist       = formatlist("%s.%s", "dbo", local.tables)
    formatlist_two   = formatlist("%s%02d", ["a", "b"], [1, 2])
    index_of         = index(local.tables, "log")
    indent           = indent(2, "a\nb\n\nc")
    length_of_text   = length("abc")
    max              = max(1, 5, 3)
    min              = min(4, 2, "3")
    one              = [one(["a"]), one([])]
    regex            = regex("o[a-z]+s$", "the orders")
    regex_groups     = regex("^([a-z]+)_(\\d+)?", "orders_")
    regex_names      = regex("(?P<schema>\\w+)\\.(?P<table>\\w+)", "dbo.users")
    regex_lazy       = regex("a+?", "aaa")
    regex_space      = regex("\\s[^\\d]{1,2}", "a bcd")
    regexall         = regexall("[a-z]+", "ab, cd;ef")
    regexall_empty   = regexall("a*", "baac")
    regexall_groups  = regexall("(a)|b", "ab")
    regexall_none    = regexall("x", "ab")
    replace_pattern  = replace("a.b-c", "/[.-]/", "_")
    replace_groups   = replace("dbo.users", "/(\\w+)\\.(?:\\w+)/", "$1:$${1}s$$")
    replace_names    = replace("dbo.users", "/(?P<s>\\w+)\\./", "$${s}_$sx$")
    replace_empty    = replace("baac", "/a*/", "-")
    setintersection  = setintersection(["a", "b"], ["b", "c"])
    setproduct       = setproduct(["a", "b"], [1, 2])
    setproduct_three = [for p in setproduct(["a"], ["b", "c"], ["d"]) : join("-", p)]
    setsubtract      = setsubtract(["a", "b", "c"], ["b"])
    setunion         = setunion(["b"], ["a", "b"])
    slice            = [slice(local.tables, 1, 2), slice(local.tables, 0, 0)]
    splat            = local.rows[*].name
    splat_dot        = local.rows.*.on
    splat_index      = local.nested_rows[*].ids[0]
    splat_dot_index  = local.nested_rows.*.ids[0]
    splat_whole      = local.tables[*]
    splat_one        = [local.word[*], local.deep[*].a, null[*]]
    splat_joined     = join(",", local.rows[*].name)
    splat_of_call    = values({ b = { n = 1 }, a = { n = 2 } })[*].n
    product          = local.number * local.number
    strcontains      = [strcontains("abc", "b"), strcontains("abc", "x")]
    substr           = [substr("hello", 1, 3), substr("hello", -2, -1), substr("hello", 3, 10), substr("hello", 9, 1), substr("hello", -9, 2), substr("hello", 1, -2)]
    trim             = trim("?!a!?", "!?")
    try              = [try(local.deep.x, "b"), try(local.deep.a.b[3].c, local.deep.a.b[0].c), try("a", "b")]
    try_number       = try(tonumber("x"), 5)
    try_regex        = try(regex("x", "ab"), "none")
    try_null         = try(local.nothing.a, null)
    bool_of_text     = "true" ? "a" : "b"
  }
}

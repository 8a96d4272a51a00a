// What can be changed in a translation unit as clang dumps it (-ast-dump=json). Each change asks a function of switch.hpp.

const comparisons = {
  "<": ["less", ">=", "<="],
  "<=": ["less_equal", ">", "<"],
  ">": ["greater", "<=", ">="],
  ">=": ["greater_equal", "<", ">"],
  "==": ["equal", "!="],
  "!=": ["differ", "=="],
};
const arithmetic = {
  "+": ["plus", "-"],
  "-": ["minus", "+"],
  "*": ["times", "/"],
  "/": ["divide", "*"],
  "%": ["modulo", "*"],
  "<<": ["shift_left", ">>"],
  ">>": ["shift_right", "<<"],
  "&": ["bit_and", "|"],
  "|": ["bit_or", "&"],
  "^": ["bit_xor", "&"],
};
const assignments = {
  "+=": ["plus_assign", "-="],
  "-=": ["minus_assign", "+="],
  "*=": ["times_assign", "/="],
  "/=": ["divide_assign", "*="],
  "<<=": ["shift_left_assign", ">>="],
  ">>=": ["shift_right_assign", "<<="],
  "&=": ["and_assign", "|="],
  "|=": ["or_assign", "&="],
  "^=": ["xor_assign", "&="],
};
const steps = {
  "++": ["increment", "--"],
  "--": ["decrement", "++"],
};

// Of a condition. A loop that never ends is noticed always.
const always = ["negated", "always_true", "always_false"];
const inLoop = ["negated", "always_false"];

/** Notes in the sources, by their paths, what can be changed in a translation unit: the declarations that clang has dumped. */
export function noteMutants(sources, declarations) {
  const walk = new Walk(sources);
  for (const declaration of declarations) {
    walk.file = "";
    walk.locate(declaration);
  }
  for (const declaration of declarations) walk.visit(declaration, {});
}

// A context says of a node:
//   inCompiler   why only the compiler evaluates it, if that is so
//   function     the constexpr function that it is of, if it is of one
//   inLambda     whether it is in a lambda, which is constexpr or not as it happens
class Walk {
  constructor(sources) {
    this.sources = sources;
    this.constants = new Set(); // the ids of constexpr variables that hold integers
    this.file = "";
  }

  // The dump says a file only where it is another than before, in the order of the text.
  locate(node) {
    const at = (place) => {
      if (!place) return;
      const one = place.expansionLoc ?? place;
      if (place.spellingLoc) at(place.spellingLoc);
      if (one.file) this.file = one.file;
      one.source = this.sources.get(this.file.replace(/^\.\//, ""));
    };
    at(node.loc);
    at(node.range?.begin);
    at(node.range?.end);
    if (
      node.kind === "VarDecl" &&
      node.constexpr &&
      /^const (std::size_t|int|unsigned int|unsigned long|std::u?int\d+_t|char)$/.test(
        node.type.qualType,
      )
    ) {
      this.constants.add(node.id);
    }
    for (const child of node.inner ?? []) this.locate(child);
  }

  // Where a node stands: { source, begin, end }.
  place(node) {
    const { begin, end } = node.range ?? {};
    if (begin?.offset === undefined || end?.offset === undefined) return undefined;
    const { source } = begin;
    if (!source || source !== end.source) return undefined;
    return { source, begin: begin.offset, end: end.offset + end.tokLen };
  }

  all(nodes, context) {
    for (const node of nodes ?? []) this.visit(node, context);
  }

  /**
   * Notes a place that can be changed in some ways, and puts around it what asks for them. `names` are the mutations,
   * `wrap` makes the texts before and behind from the place's number.
   */
  note({ source, begin, end }, context, kind, names, wrap, at = begin) {
    const key = `${kind}:${begin}:${end}`;
    if (source.seen.has(key)) return;
    source.seen.add(key);
    if (context.inCompiler) {
      source.leftOut.set(
        context.inCompiler,
        (source.leftOut.get(context.inCompiler) ?? 0) + names.length,
      );
      return;
    }
    const first = source.first + source.mutants.length;
    for (const mutation of names) {
      source.mutants.push({
        id: source.first + source.mutants.length,
        place: first,
        file: source.name,
        ...source.lineAt(at),
        mutation,
        ...(context.function && { function: context.function }),
      });
    }
    wrap(first);
  }

  wrap(place, context, kind, names, call) {
    this.note(place, context, kind, names, (id) =>
      place.source.around(place.begin, place.end, `mutant::${call}(${id}, `, ")"),
    );
  }

  // A condition, in the ways that no other mutant of it stands for.
  condition(node, context, ways) {
    const place = this.place(node);
    if (!place) return;
    const brief = place.source.brief(place.begin, place.end);
    const own = bare(node);
    const hasOpposite =
      own.kind === "CXXBoolLiteralExpr" || own.opcode === "!" || this.isComparison(own);
    const chosen = ways.filter((way) => !(way === "negated" && hasOpposite));
    if (chosen.length === 0) return;
    const { names, call } = inWays(chosen, brief);
    this.wrap(place, context, "condition", names, call);
  }

  isComparison(node) {
    return (
      node.kind === "CXXRewrittenBinaryOperator" ||
      (node.kind === "BinaryOperator" && node.opcode in comparisons) ||
      (node.kind === "CXXOperatorCallExpr" && this.operands(node)?.operator in comparisons)
    );
  }

  // The two sides of an operator, and where it stands between them.
  operands(node) {
    const whole = this.place(node);
    if (!whole) return undefined;
    let sides = node.inner ?? [];
    if (node.kind === "CXXRewrittenBinaryOperator") {
      const call = find(node, (one) => one.kind === "CXXOperatorCallExpr");
      sides = call.inner.slice(1);
    } else if (node.kind === "CXXOperatorCallExpr") {
      sides = sides.slice(1);
    }
    if (sides.length !== 2) return undefined;
    const places = sides.map((side) => this.place(side));
    if (places.some((place) => !place)) return undefined;
    const [left, right] = places.sort((a, b) => a.begin - b.begin);
    if (left.begin !== whole.begin || right.end !== whole.end) return undefined;
    const between = whole.source
      .text(left.end, right.begin)
      .replace(/\/\/.*$/gm, (comment) => " ".repeat(comment.length));
    const operator = between.trim();
    return { whole, left, right, operator, at: left.end + between.indexOf(operator) };
  }

  binary(node, context, kind, table) {
    const found = this.operands(node);
    if (!found || !(found.operator in table)) return;
    const { whole, left, right, operator, at } = found;
    const [name, ...others] = table[operator];
    const { source } = whole;
    const changed = others.map(
      (other) =>
        `${source.brief(left.begin, left.end)} ${other} ${source.brief(right.begin, right.end)}`,
    );
    const names = changed.map((text) => `${source.brief(whole.begin, whole.end)} → ${text}`);
    this.note(
      whole,
      context,
      kind,
      names,
      (id) => {
        if (isOrdering(node)) {
          // It can be compared with a literal 0 only.
          const choice = changed.map((text, i) => `mutant::is_chosen(${id + i}) ? ${text} : `);
          source.around(whole.begin, whole.end, `(${choice.join("")}`, ")");
          return;
        }
        source.around(whole.begin, whole.end, `mutant::${name}(${id}, `, ")");
        source.replace(at, operator.length, ",");
      },
      at,
    );
  }

  // By De Morgan: both sides and the whole negated.
  logical(node, context) {
    const { whole, left, right, operator, at } = this.operands(node);
    const { source } = whole;
    const other = operator === "&&" ? "||" : "&&";
    const names = [
      `${source.brief(whole.begin, whole.end)} → ` +
        `${source.brief(left.begin, left.end)} ${other} ${source.brief(right.begin, right.end)}`,
    ];
    this.note(
      whole,
      context,
      "logical",
      names,
      (id) => {
        source.around(whole.begin, whole.end, "((", `) != mutant::is_chosen(${id}))`);
        source.around(left.begin, left.end, `mutant::negated(${id}, `, ")");
        source.around(right.begin, right.end, `mutant::negated(${id}, `, ")");
      },
      at,
    );
    // Without the one or the other side.
    const [a, b] = node.inner;
    const dropped = operator === "&&" ? "always_true" : "always_false";
    for (const side of [a, b]) this.condition(side, context, [dropped]);
  }

  statement(node, context, parent) {
    if (!node.kind) return;
    const place = this.place(node);
    const isExpression = /(Expr|Operator|Literal|ExprWithCleanups)$/.test(node.kind);
    // Where it is all that an if does, it is the same as the if's condition that is always false.
    if (!place || (parent.kind === "IfStmt" && !parent.hasElse)) return this.visit(node, context);
    const { source } = place;
    const removed = [`removed: ${source.brief(place.begin, place.end)}`];
    const value = node.kind === "ReturnStmt" ? node.inner?.[0] : undefined;
    const isVoid = value?.type.qualType === "void" && value.kind !== "InitListExpr";
    if (isExpression) {
      this.note(place, context, "statement", removed, (id) =>
        source.around(place.begin, place.end, `(mutant::is_chosen(${id}) ? void() : void(`, "))"),
      );
    } else if (
      ["BreakStmt", "ContinueStmt"].includes(node.kind) ||
      (node.kind === "ReturnStmt" && !parent.ends)
    ) {
      const end = source.bytes.indexOf(";", place.end) + 1;
      this.note({ ...place, end }, context, "statement", removed, (id) =>
        source.around(place.begin, end, `{ if (!mutant::is_chosen(${id})) `, " }"),
      );
    } else if (isVoid) {
      const what = this.place(value);
      this.note(what, context, "statement", removed, (id) =>
        source.around(what.begin, what.end, `(mutant::is_chosen(${id}) ? void() : void(`, "))"),
      );
    }
    this.visit(node, context);
  }

  visit(node, context) {
    if (!node?.kind || node.isImplicit || node.explicitlyDefaulted) return;
    const inner = node.inner ?? [];
    switch (node.kind) {
      case "FunctionTemplateDecl":
      case "ClassTemplateDecl":
      case "VarTemplateDecl": {
        // What follows are its instances.
        const pattern = inner.findIndex((one) => /^(Function|CXX|Var).*Decl$/.test(one.kind));
        this.all(inner.slice(0, pattern + 1), context);
        return;
      }
      case "ClassTemplateSpecializationDecl":
      case "UserDefinedLiteral":
      case "UnaryExprOrTypeTraitExpr":
      case "BindingDecl":
      case "ConceptDecl":
      case "RequiresExpr":
        return;
      case "FunctionDecl":
      case "CXXMethodDecl":
      case "CXXConstructorDecl":
      case "CXXConversionDecl":
      case "CXXDestructorDecl": {
        const own = node.constexpr && !context.inLambda && this.place(node);
        const name = own ? `${node.name}:${own.begin}` : context.inLambda && context.function;
        this.all(inner, { ...context, function: name });
        return;
      }
      case "LambdaExpr":
        this.all(inner, { ...context, inLambda: true });
        return;
      case "StaticAssertDecl":
        this.all(inner, inCompiler(context, "in a static_assert"));
        return;
      case "EnumConstantDecl":
        this.all(inner, inCompiler(context, "of an enumeration"));
        return;
      case "ConstantExpr":
        this.all(inner, inCompiler(context, "in a constant expression"));
        return;
      case "VarDecl":
        this.all(
          inner,
          node.constexpr ? inCompiler(context, "in the value of a constexpr variable") : context,
        );
        return;
      case "CXXForRangeStmt": {
        const range = inner[1]?.inner?.[0]?.inner ?? []; // the variable __range
        this.all(range, context);
        this.statement(inner.at(-1), context, {});
        return;
      }
      case "CompoundStmt": {
        inner.forEach((one, i) => this.statement(one, context, { ends: i === inner.length - 1 }));
        return;
      }
      case "CaseStmt":
        this.visit(inner[0], inCompiler(context, "in a constant expression"));
        this.statement(inner.at(-1), context, {});
        return;
      case "DefaultStmt":
        this.statement(inner.at(-1), context, {});
        return;
      case "IfStmt":
        this.ifStatement(node, context);
        return;
      case "WhileStmt": {
        const [condition, body] = inner.slice(-2);
        if (inner.length === 2) this.condition(condition, context, inLoop);
        this.all(inner.slice(0, -1), context);
        this.statement(body, context, {});
        return;
      }
      case "DoStmt": {
        this.statement(inner[0], context, {});
        this.condition(inner[1], context, inLoop);
        this.visit(inner[1], context);
        return;
      }
      case "ForStmt": {
        const [init, , condition, step, body] = inner;
        this.visit(init, context);
        if (condition?.kind) this.condition(condition, context, inLoop);
        this.visit(condition, context);
        this.visit(step, context);
        this.statement(body, context, {});
        return;
      }
      case "ConditionalOperator":
        this.condition(inner[0], context, always);
        break;
      case "ReturnStmt": {
        const [value] = inner;
        if (value?.type?.qualType === "bool" && !this.isLogical(bare(value))) {
          this.condition(value, context, ["negated"]);
        }
        break;
      }
      case "CXXRewrittenBinaryOperator":
        this.binary(node, context, "comparison", comparisons);
        if (isOrdering(node)) return;
        this.all(find(node, (one) => one.kind === "CXXOperatorCallExpr").inner.slice(1), context);
        return;
      case "CXXOperatorCallExpr":
        this.binary(node, context, "comparison", comparisons);
        if (isOrdering(node)) return;
        break;
      case "BinaryOperator":
        if (this.isLogical(node)) this.logical(node, context);
        else if (node.opcode in comparisons) this.binary(node, context, "comparison", comparisons);
        else if (!isDistance(node)) this.binary(node, context, "arithmetic", arithmetic);
        break;
      case "CompoundAssignOperator":
        this.binary(node, context, "arithmetic", assignments);
        break;
      case "UnaryOperator":
        this.unary(node, context);
        break;
      case "CXXBoolLiteralExpr": {
        const place = this.place(node);
        if (place)
          this.wrap(place, context, "constant", [`${node.value} → ${!node.value}`], "negated");
        return;
      }
      case "IntegerLiteral":
      case "CharacterLiteral":
        this.number(node, context);
        return;
      case "DeclRefExpr":
        if (this.constants.has(node.referencedDecl?.id)) this.number(node, context);
        return;
    }
    this.all(inner, context);
  }

  isLogical(node) {
    return node.kind === "BinaryOperator" && ["&&", "||"].includes(node.opcode);
  }

  number(node, context) {
    const place = this.place(node);
    if (!place) return;
    const brief = place.source.brief(place.begin, place.end);
    this.wrap(
      place,
      context,
      "constant",
      [`${brief} → ${brief} + 1`, `${brief} → ${brief} - 1`],
      "number",
    );
  }

  unary(node, context) {
    const place = this.place(node);
    if (!place) return;
    const { source } = place;
    const brief = source.brief(place.begin, place.end);
    if (node.opcode === "!") {
      this.wrap(place, context, "not", [`${brief} → ${brief.slice(1)}`], "negated");
    } else if (node.opcode in steps) {
      const [name, other] = steps[node.opcode];
      const operand = this.place(node.inner[0]);
      if (!operand) return;
      this.note(
        place,
        context,
        "arithmetic",
        [`${brief} → ${brief.replace(node.opcode, other)}`],
        (id) => {
          source.around(
            place.begin,
            place.end,
            `mutant::${node.isPostfix ? "post_" : ""}${name}(${id}, `,
            ")",
          );
          source.replace(node.isPostfix ? operand.end : place.begin, 2, "");
        },
      );
    }
  }

  ifStatement(node, context) {
    const inner = [...(node.inner ?? [])];
    const init = node.hasInit ? inner.shift() : undefined;
    const variable = node.hasVar ? inner.shift() : undefined;
    const [condition, then, otherwise] = inner;
    this.visit(init, context);
    this.visit(variable, context);
    if (node.isConstexpr) {
      this.visit(condition, inCompiler(context, "in a constant expression"));
    } else if (variable) {
      // if (auto* slot = …) becomes if (auto* slot = …; slot).
      const { source, begin, end } = this.place(variable);
      const { names, call } = inWays(always, source.brief(begin, end));
      const { name } = variable.inner[0];
      this.note({ source, begin, end }, context, "condition", names, (id) =>
        source.around(begin, end, "", `; mutant::${call}(${id}, ${name})`),
      );
    } else {
      this.condition(condition, context, always);
      this.visit(condition, context);
    }
    const parent = { kind: "IfStmt", hasElse: node.hasElse };
    this.statement(then, context, parent);
    if (otherwise) this.statement(otherwise, context, {});
  }
}

/** What ways to change a condition are called, and what is asked for them. */
function inWays(ways, condition) {
  return {
    names: ways.map((way) => `${way.replace("_", " ")}: ${condition}`),
    call: `condition<${ways.map((way) => `mutant::Condition::${way}`).join(", ")}>`,
  };
}

function inCompiler(context, why) {
  return { ...context, inCompiler: context.inCompiler ?? why };
}

/** Whether this compares a std::strong_ordering with 0. */
function isOrdering(node) {
  const call = find(node, (one) => one.kind === "CXXOperatorCallExpr");
  const sides = node.kind === "CXXRewrittenBinaryOperator" ? call.inner : node.inner;
  return sides.some((side) => /ordering$/.test(bare(side).type?.qualType ?? ""));
}

/** Whether this is the difference of two pointers. */
function isDistance(node) {
  return node.inner.every(({ type }) =>
    /[*\]]( const)?$/.test(type?.desugaredQualType ?? type?.qualType ?? ""),
  );
}

/** A node without what the compiler puts around it, and without parentheses. */
function bare(node) {
  const outer = [
    "ImplicitCastExpr",
    "ExprWithCleanups",
    "ParenExpr",
    "MaterializeTemporaryExpr",
    "ConstantExpr",
  ];
  return outer.includes(node.kind) && node.inner?.length === 1 ? bare(node.inner[0]) : node;
}

function find(node, test) {
  if (test(node)) return node;
  for (const child of node.inner ?? []) {
    const found = find(child, test);
    if (found) return found;
  }
  return undefined;
}

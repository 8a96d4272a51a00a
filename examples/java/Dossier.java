import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.ToNumberPolicy;
import com.google.gson.reflect.TypeToken;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of Attach Documents to Individual Customer V2, by libdossier.
 *
 * <pre>{@code
 * var facts = new Dossier.Context(Map.of("today", "2026-11-22"));
 * for (var finding : Dossier.check(body, facts).violations()) {
 *   System.out.println(finding.path() + ": " + finding.message());
 * }
 * }</pre>
 *
 * <p>Bodies are the bytes of the request as they came, not what a JSON library made of them. Any number of threads may call at once,
 * also with the same context. A context may be null, which knows no fact.
 */
public final class Dossier {
  private Dossier() {}

  /** A call that was wrong in itself, such as with a malformed context. Never about a request body. */
  public static final class Misuse extends IllegalArgumentException {
    Misuse(String message) {
      super(message);
    }
  }

  /**
   * A violation, or a piece of advice, whose status is null: what it is, where in the body (a JSON Pointer), and a sentence for a
   * person.
   */
  public record Finding(String code, String path, Map<String, Object> params, Integer status, String message) {}

  /** What the server will say of a body (section 3 of the contract). The text is the report's own JSON, the same everywhere. */
  public record Report(
      boolean ok,
      int status,
      List<Finding> violations,
      List<Finding> advice,
      List<String> undecided,
      boolean truncated,
      String text) {}

  /** What there is to do about a finding (section 11): an operation of a JSON Patch (RFC 6902). */
  public record Fix(String code, String path, Operation operation) {}

  /** Replaces by a value, moves from a path, or removes; the others are null. */
  public record Operation(String op, String from, String path, String value) {}

  /** A violation or a piece of advice about a file. */
  public record FileFinding(String code, Map<String, Object> params, String message) {}

  /** What a look at a file has shown (section 10). The type is what the content is, whatever the name says. */
  public record FileReport(boolean ok, String type, List<FileFinding> violations, List<FileFinding> advice, String text) {}

  /** What a form should ask for a document (section 9). */
  public record Plan(String type, String kind, Map<String, String> members, Files files, List<String> accept) {
    public record Files(int count, String side, List<String> sides) {}
  }

  /** What the endpoint answers (section 7): an HTTP status and a body, which is JSON. */
  public record Answer(int status, byte[] body) {}

  /** The facts around a body (section 2): read once, used for any number of calls. */
  public static final class Context {
    private final Pointer handle;

    /** Reads facts that Gson writes. Throws Misuse if they are malformed; its message names the member. */
    public Context(Map<String, ?> facts) {
      this(GSON.toJson(facts));
    }

    /** Reads the JSON text of facts. */
    public Context(String json) {
      byte[] text = utf8(json);
      Pointer read = Library.dossier_context_read(text, text.length);
      handle = read;
      CLEANER.register(this, () -> Library.dossier_context_free(read));
      Pointer error = Library.dossier_context_error(read);
      if (error != null) throw new Misuse(text(error.getByteArray(0, (int) Library.dossier_context_error_length(read))));
    }
  }

  /** Checks the text of a request body. Whatever it holds, there is a report. */
  public static Report check(byte[] body, Context context) {
    return read(take(Library.dossier_check(body, body.length, handleOf(context)), context), Report.class);
  }

  /** What the endpoint answers to a body: 200, 400, 403, 409 or 422. */
  public static Answer httpAnswer(byte[] body, Context context, String customerId) {
    byte[] id = utf8(customerId);
    return answer(Library.dossier_http_answer(body, body.length, handleOf(context), id, id.length), context);
  }

  /** The answers that come before any report: 401, 404 and 500. */
  public static Answer httpError(int status) {
    return answer(Library.dossier_http_error(status), null);
  }

  /** What there is to do about the findings on a body, where there is one thing to do. */
  public static List<Fix> fixes(byte[] body, Context context) {
    byte[] text = take(Library.dossier_fixes(body, body.length, handleOf(context)), context);
    Type fixes = new TypeToken<List<Fix>>() {}.getType();
    return GSON.fromJson(text(text), fixes);
  }

  /** The body with these fixes applied, which may have fixes of its own; all else in it stays as it is. */
  public static byte[] applyFixes(byte[] body, Context context) {
    return take(Library.dossier_apply_fixes(body, body.length, handleOf(context)), context);
  }

  /** A look at a file while it comes, of which nothing is kept. One thread at a time feeds it. */
  public static final class Look {
    private final Pointer handle;

    public Look(String name) {
      byte[] text = utf8(name);
      Pointer start = Library.dossier_look_start(text, text.length);
      handle = start;
      CLEANER.register(this, () -> Library.dossier_look_free(start));
    }

    /** Takes the next bytes of the file. It makes no difference how they are cut. */
    public Look feed(byte[] piece) {
      Library.dossier_look_feed(handle, piece, piece.length);
      Reference.reachabilityFence(this);
      return this;
    }

    /** The report on the file, if it ends here. */
    public FileReport finish() {
      return read(take(Library.dossier_look_finish(handle), this), FileReport.class);
    }
  }

  /** Looks at a file that is in memory as a whole. */
  public static FileReport checkFile(byte[] file, String name) {
    return new Look(name).feed(file).finish();
  }

  /** What a form should ask for a document of that type; the country may be null. Throws Misuse for an unknown one. */
  public static Plan describe(String type, String country) {
    byte[] name = utf8(type);
    byte[] code = utf8(country == null ? "" : country);
    return GSON.fromJson(text(take(Library.dossier_describe(name, name.length, code, code.length), null)), Plan.class);
  }

  /** The value of that name in the terms' URL (section 8). */
  public static Optional<String> tosPoliciesValue(String url) {
    byte[] text = utf8(url);
    return Optional.ofNullable(take(Library.dossier_tos_policies_value(text, text.length), null)).map(Dossier::text);
  }

  /** All rules, of bodies and of files, as JSON. */
  public static String catalogue() {
    return text(take(Library.dossier_catalogue(), null));
  }

  public static String version() {
    return Library.dossier_version().getString(0, "UTF-8");
  }

  /** The hash of the rules: equal hashes, equal reports. */
  public static String rulesHash() {
    return Library.dossier_rules_hash().getString(0, "UTF-8");
  }

  private static final Cleaner CLEANER = Cleaner.create();
  private static final Gson GSON = new GsonBuilder().setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE).create();

  private static Pointer handleOf(Context context) {
    return context == null ? null : context.handle;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] utf8) {
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static <T> T read(byte[] report, Class<T> type) {
    String text = text(report);
    JsonObject said = GSON.fromJson(text, JsonObject.class);
    said.addProperty("text", text);
    return GSON.fromJson(said, type);
  }

  /** Takes the text out of a result, which is freed; null where it has none. What the call was given is in use until then. */
  private static byte[] take(Pointer result, Object given) {
    return answer(result, given).body();
  }

  private static Answer answer(Pointer result, Object given) {
    try {
      int status = Library.dossier_result_status(result);
      Pointer text = Library.dossier_result_text(result);
      byte[] taken = text == null ? null : text.getByteArray(0, (int) Library.dossier_result_length(result));
      if (status < 0) throw new Misuse(text(taken));
      return new Answer(status, taken);
    } finally {
      Library.dossier_result_free(result);
      Reference.reachabilityFence(given);
    }
  }

  /** The functions of dossier.h; a size_t is a long wherever Java has 64 bits. */
  private static final class Library {
    static {
      Native.register(Optional.ofNullable(System.getenv("DOSSIER_LIBRARY")).orElse("dossier"));
    }

    static native int dossier_result_status(Pointer result);

    static native Pointer dossier_result_text(Pointer result);

    static native long dossier_result_length(Pointer result);

    static native void dossier_result_free(Pointer result);

    static native Pointer dossier_context_read(byte[] json, long length);

    static native Pointer dossier_context_error(Pointer context);

    static native long dossier_context_error_length(Pointer context);

    static native void dossier_context_free(Pointer context);

    static native Pointer dossier_check(byte[] body, long length, Pointer context);

    static native Pointer dossier_http_answer(byte[] body, long length, Pointer context, byte[] id, long idLength);

    static native Pointer dossier_http_error(int status);

    static native Pointer dossier_fixes(byte[] body, long length, Pointer context);

    static native Pointer dossier_apply_fixes(byte[] body, long length, Pointer context);

    static native Pointer dossier_look_start(byte[] name, long length);

    static native void dossier_look_feed(Pointer look, byte[] piece, long length);

    static native Pointer dossier_look_finish(Pointer look);

    static native void dossier_look_free(Pointer look);

    static native Pointer dossier_catalogue();

    static native Pointer dossier_describe(byte[] type, long typeLength, byte[] country, long countryLength);

    static native Pointer dossier_tos_policies_value(byte[] url, long length);

    static native Pointer dossier_version();

    static native Pointer dossier_rules_hash();
  }
}

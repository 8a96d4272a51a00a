import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Answers lines as tests/vectors/README.md says of executors, so that the vectors and other implementations can be held to this one. */
final class Executor {
  private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

  private static byte[] bytes(JsonElement text) {
    return text.getAsString().getBytes(StandardCharsets.UTF_8);
  }

  private static Dossier.Context contextOf(JsonObject asked) {
    JsonElement text = asked.get("context_text");
    return new Dossier.Context(text == null ? "{}" : text.getAsString());
  }

  /** A report as its JSON says it, out of the objects alone. */
  private static String objectsOf(Object report) {
    JsonObject objects = GSON.toJsonTree(report).getAsJsonObject();
    objects.remove("text");
    if (objects.has("truncated") && !objects.get("truncated").getAsBoolean()) objects.remove("truncated");
    return GSON.toJson(objects);
  }

  private static String check(JsonObject line) {
    JsonElement body = line.get("body");
    byte[] text = body != null ? bytes(body) : Base64.getDecoder().decode(line.get("body_b64").getAsString());
    Dossier.Report report = Dossier.check(text, contextOf(line));
    return "\"report\":" + report.text() + ",\"objects\":" + objectsOf(report);
  }

  private static String fix(JsonObject asked) {
    byte[] body = bytes(asked.get("body"));
    Dossier.Context facts = contextOf(asked);
    String fixed = new String(Dossier.applyFixes(body, facts), StandardCharsets.UTF_8);
    return "\"fixes\":" + GSON.toJson(Dossier.fixes(body, facts)) + ",\"fixed\":" + GSON.toJson(fixed);
  }

  private static String checkFile(JsonObject asked) {
    var look = new Dossier.Look(asked.get("name").getAsString());
    for (JsonElement piece : asked.getAsJsonArray("pieces")) look.feed(Base64.getDecoder().decode(piece.getAsString()));
    Dossier.FileReport report = look.finish();
    return "\"file_report\":" + report.text() + ",\"objects\":" + objectsOf(report);
  }

  private static String describe(JsonObject asked) {
    JsonElement country = asked.get("country");
    return "\"plan\":" + GSON.toJson(Dossier.describe(asked.get("type").getAsString(), country == null ? null : country.getAsString()));
  }

  private static long nanoseconds(int times, Runnable call) {
    long start = System.nanoTime();
    for (int i = 0; i < times; ++i) call.run();
    return (System.nanoTime() - start) / times;
  }

  /** How long a verdict takes, and beside it Gson on the same body. */
  private static String time(JsonObject asked) {
    byte[] body = bytes(asked.get("body"));
    Dossier.Context facts = contextOf(asked);
    int times = asked.get("times").getAsInt();
    long verdict = nanoseconds(times, () -> Dossier.check(body, facts));
    long json = nanoseconds(times, () -> JsonParser.parseString(new String(body, StandardCharsets.UTF_8)));
    return "\"time\":{\"verdict_ns\":" + verdict + ",\"json_ns\":" + json + "}";
  }

  /** Checks bodies on many threads at once, which share a context, and compares with what one thread says. */
  private static String threads(JsonObject asked) throws Exception {
    Dossier.Context facts = contextOf(asked);
    List<byte[]> bodies = new ArrayList<>();
    for (JsonElement body : asked.getAsJsonArray("bodies")) bodies.add(bytes(body));
    Callable<List<String>> checkAll = () -> bodies.stream().map(body -> Dossier.check(body, facts).text()).toList();
    List<String> alone = checkAll.call();
    int times = asked.get("times").getAsInt();
    int threads = asked.get("threads").getAsInt();
    Callable<Integer> often =
        () -> {
          int differing = 0;
          for (int i = 0; i < times; ++i) {
            List<String> said = checkAll.call();
            for (int j = 0; j < said.size(); ++j) differing += said.get(j).equals(alone.get(j)) ? 0 : 1;
          }
          return differing;
        };
    List<Callable<Integer>> tasks = new ArrayList<>();
    for (int thread = 0; thread < threads; ++thread) tasks.add(often);
    var pool = Executors.newFixedThreadPool(threads);
    int differing = 0;
    for (Future<Integer> task : pool.invokeAll(tasks)) differing += task.get();
    pool.shutdown();
    return "\"threads\":{\"verdicts\":" + threads * times * bodies.size() + ",\"differing\":" + differing + "}";
  }

  private static String answer(JsonObject line) throws Exception {
    try {
      if (line.has("describe")) return describe(line.getAsJsonObject("describe"));
      if (line.has("fix")) return fix(line.getAsJsonObject("fix"));
      if (line.has("check_file")) return checkFile(line.getAsJsonObject("check_file"));
      if (line.has("time")) return time(line.getAsJsonObject("time"));
      if (line.has("threads")) return threads(line.getAsJsonObject("threads"));
      return check(line);
    } catch (Dossier.Misuse error) {
      return "\"error\":" + GSON.toJson(error.getMessage());
    }
  }

  public static void main(String[] args) throws Exception {
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    var answers = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String text = lines.readLine(); text != null; text = lines.readLine()) {
      JsonObject line = JsonParser.parseString(text).getAsJsonObject();
      answers.print("{\"id\":" + line.get("id") + "," + answer(line) + "}\n");
      answers.flush();
    }
  }
}

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The endpoint, with the JDK's own HTTP server: POST /v2/customers/{customer_id}/individual/attach.
 *
 * <p>The file stands for what a real one looks up for a customer. Whoever calls is authenticated in front of it.
 */
final class Server {
  private static final Pattern ROUTE = Pattern.compile("/v2/customers/([^/]*)/individual/attach");
  private static final int LARGEST = 1024 * 1024; // the rules refuse bodies long before

  private final Map<String, Map<String, Object>> customers;

  private Server(Map<String, Map<String, Object>> customers) {
    this.customers = customers;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST + 1);
      if (body.length > LARGEST) {
        exchange.sendResponseHeaders(413, -1);
        return;
      }
      Dossier.Answer answer = answerTo(exchange, body);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(answer.status(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Dossier.Answer answerTo(HttpExchange exchange, byte[] body) {
    Matcher route = ROUTE.matcher(exchange.getRequestURI().getRawPath());
    boolean isAttach = exchange.getRequestMethod().equals("POST") && route.matches();
    if (!isAttach || !customers.containsKey(route.group(1))) return Dossier.httpError(404);
    Map<String, Object> facts = new HashMap<>(customers.get(route.group(1)));
    facts.put("today", LocalDate.now(ZoneOffset.UTC).toString());
    return Dossier.httpAnswer(body, new Dossier.Context(facts), route.group(1));
  }

  /** Takes the file of the customers and a port. */
  public static void main(String[] args) throws IOException {
    var type = new TypeToken<Map<String, Map<String, Object>>>() {};
    var server = new Server(new Gson().fromJson(Files.readString(Path.of(args[0])), type));
    var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    HttpServer http = HttpServer.create(address, 128);
    http.createContext("/", server::handle);
    http.setExecutor(Executors.newFixedThreadPool(16));
    http.start();
  }
}

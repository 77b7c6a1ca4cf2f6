package dev.sextant.identity.integration;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server on this machine that takes letters (RFC 5321), encrypts (RFC 3207) and asks who comes (RFC 4954), as a test tells it. */
final class SmtpServer implements AutoCloseable {

    /**
     * A letter that arrived.
     *
     * @param encrypted whether the connection was
     * @param user who came; empty for nobody
     * @param to the receivers of the envelope
     * @param lines header and body
     */
    record Arrived(boolean encrypted, String user, List<String> to, List<String> lines) {

        String header(String name) {
            return lines.stream()
                    .takeWhile(line -> !line.isEmpty())
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ": "))
                    .map(line -> line.substring(name.length() + 2))
                    .findFirst()
                    .orElse("");
        }

        String body() {
            return String.join("\n", lines.subList(lines.indexOf("") + 1, lines.size()));
        }
    }

    private final ServerSocket listener;
    private final SSLContext identity;
    private final boolean implicit;
    private final boolean offersTls;
    private final String password;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Arrived> arrived = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> conversations = new LinkedBlockingQueue<>();
    private final Queue<String> answersToReceivers = new ArrayDeque<>();

    private SmtpServer(SSLContext identity, boolean implicit, boolean offersTls, String password) throws IOException {
        this.identity = identity;
        this.implicit = implicit;
        this.offersTls = offersTls;
        this.password = password;
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    static SmtpServer inTheClear(SSLContext unused) throws IOException {
        return new SmtpServer(unused, false, false, "");
    }

    static SmtpServer withStartTls(SSLContext identity, String password) throws IOException {
        return new SmtpServer(identity, false, true, password);
    }

    static SmtpServer encrypted(SSLContext identity, String password) throws IOException {
        return new SmtpServer(identity, true, false, password);
    }

    /** What the next receivers are answered with, in order; 250 after that. */
    SmtpServer answeringReceivers(String... answers) {
        synchronized (answersToReceivers) {
            answersToReceivers.addAll(List.of(answers));
        }
        return this;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** The next letter. */
    Arrived next() throws InterruptedException {
        Arrived letter = arrived.poll(60, TimeUnit.SECONDS);
        if (letter == null) {
            throw new AssertionError("no letter arrived");
        }
        return letter;
    }

    /** Waits until the next conversation has ended, and tells its last command. */
    String endOfConversation() throws InterruptedException {
        return String.valueOf(conversations.poll(60, TimeUnit.SECONDS));
    }

    int letters() {
        return arrived.size();
    }

    private void listen() {
        try {
            while (!listener.isClosed()) {
                Socket client = listener.accept();
                threads.execute(() -> talk(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void talk(Socket client) {
        var conversation = new Conversation();
        try (client) {
            conversation.use(implicit ? conversation.encrypt(client) : client);
            conversation.say("220 ready");
            String line = conversation.hear();
            while (line != null && conversation.answer(line)) {
                line = conversation.hear();
            }
        } catch (IOException | UncheckedIOException broken) {
            conversation.last = "broken: " + broken.getClass().getSimpleName();
        } finally {
            conversations.add(conversation.last);
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }

    /** What was said between one client and the server. */
    private final class Conversation {

        private Socket socket = new Socket();
        private BufferedReader in = new BufferedReader(InputStreamReader.nullReader());
        private boolean encrypted;
        private String user = "";
        private String last = "";
        private final List<String> to = new ArrayList<>();

        void use(Socket connected) throws IOException {
            socket = connected;
            in = new BufferedReader(new InputStreamReader(connected.getInputStream(), StandardCharsets.UTF_8));
        }

        Socket encrypt(Socket plain) throws IOException {
            SSLSocket secure = (SSLSocket) identity.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            encrypted = true;
            return secure;
        }

        void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        String hear() throws IOException {
            return in.readLine();
        }

        /** Answers a line; whether the conversation goes on. */
        boolean answer(String line) throws IOException {
            String command = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            last = command;
            switch (command) {
                case "EHLO", "HELO" -> greet();
                case "STARTTLS" -> {
                    say("220 go ahead");
                    use(encrypt(socket));
                }
                case "AUTH" -> login(line);
                case "MAIL" -> say(password.isEmpty() || !user.isEmpty() ? "250 ok" : "530 who are you");
                case "RCPT" -> receive(line);
                case "DATA" -> take();
                case "QUIT" -> say("221 bye");
                default -> say("250 ok");
            }
            return !command.equals("QUIT");
        }

        private void greet() throws IOException {
            say("250-here");
            if (offersTls && !encrypted) {
                say("250-STARTTLS");
            }
            if (!password.isEmpty() && encrypted) {
                say("250-AUTH PLAIN");
            }
            say("250 SMTPUTF8");
        }

        private void login(String line) throws IOException {
            String said = new String(Base64.getDecoder().decode(line.split(" ")[2]), StandardCharsets.UTF_8);
            String[] parts = said.split("\0", -1);
            boolean right = parts[2].equals(password);
            user = right ? parts[1] : "";
            say(right ? "235 welcome" : "535 no");
        }

        private void receive(String line) throws IOException {
            String answer;
            synchronized (answersToReceivers) {
                answer = answersToReceivers.isEmpty() ? "250 ok" : answersToReceivers.remove();
            }
            if (answer.startsWith("2")) {
                to.add(line.substring(line.indexOf('<') + 1, line.indexOf('>')));
            }
            say(answer);
        }

        private void take() throws IOException {
            say("354 go on");
            List<String> lines = new ArrayList<>();
            String line = hear();
            while (line != null && !line.equals(".")) {
                lines.add(line.startsWith(".") ? line.substring(1) : line);
                line = hear();
            }
            arrived.add(new Arrived(encrypted, user, List.copyOf(to), List.copyOf(lines)));
            say("250 taken");
        }
    }
}

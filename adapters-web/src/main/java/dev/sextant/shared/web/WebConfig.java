package dev.sextant.shared.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.crypto.SecretKey;

/**
 * How the server listens and what it bears.
 *
 * @param host the address to listen on; on a loopback address, requests with a foreign {@code Host} or {@code Origin} are refused, because they come from a web page that was led here
 * @param port the port, or 0 for any that is free
 * @param largestUpload the largest file that is taken, in bytes
 * @param idle how long a connection may do nothing before it is closed, at most 30 seconds
 * @param behindTls whether clients reach the server through TLS, so that they are told to stay with it
 * @param pace how slowly a client may send or read within a request
 * @param signingKey signs cursors and entity tags; of at least 32 bytes; all servers of one database share it
 * @param edge how it meets the network beyond its port
 */
public record WebConfig(
        String host,
        int port,
        long largestUpload,
        Duration idle,
        Pace pace,
        boolean behindTls,
        SecretKey signingKey,
        Edge edge) {

    /** The largest JSON body, in bytes. */
    public static final int LARGEST_JSON = 1 << 20;

    /** The largest request head, in bytes; a longer one is answered with 431, a longer target with 414. */
    public static final int LARGEST_HEAD = 16 * 1024;

    /** The largest upload unless somebody says otherwise: 1 GiB. */
    public static final long DEFAULT_LARGEST_UPLOAD = 1L << 30;

    private static final Duration LONGEST_IDLE = Duration.ofSeconds(30);

    /** Refuses what cannot work. */
    public WebConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0 to 65535: " + port);
        }
        if (largestUpload < 1) {
            throw new IllegalArgumentException("largestUpload must be positive: " + largestUpload);
        }
        if (idle.isNegative() || idle.isZero() || idle.compareTo(LONGEST_IDLE) > 0) {
            throw new IllegalArgumentException("idle must be up to 30 seconds: " + idle);
        }
    }

    /** Clients may be as slow as is usual. */
    public WebConfig(
            String host, int port, long largestUpload, Duration idle, boolean behindTls, SecretKey signingKey) {
        this(host, port, largestUpload, idle, Pace.USUAL, behindTls, signingKey);
    }

    /** Plain HTTP for own pages, without a proxy. */
    public WebConfig(
            String host,
            int port,
            long largestUpload,
            Duration idle,
            Pace pace,
            boolean behindTls,
            SecretKey signingKey) {
        this(host, port, largestUpload, idle, pace, behindTls, signingKey, Edge.plain());
    }

    /** The same server with another edge. */
    public WebConfig with(Edge other) {
        return new WebConfig(host, port, largestUpload, idle, pace, behindTls, signingKey, other);
    }

    /** The usual settings on a loopback address. */
    public static WebConfig local(int port, SecretKey signingKey) {
        return new WebConfig("127.0.0.1", port, DEFAULT_LARGEST_UPLOAD, Duration.ofSeconds(20), false, signingKey);
    }

    /** Whether only programs on the same machine can connect. */
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}

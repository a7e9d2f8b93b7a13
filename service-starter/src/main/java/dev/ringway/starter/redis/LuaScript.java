package dev.ringway.starter.redis;

import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/**
 * A Lua script by its hash; its text goes over the wire only to a Redis that does not know it yet.
 *
 * @param <T> what the script answers, as the output type says
 */
public final class LuaScript<T> {

    private final String text;
    private final String digest;
    private final ScriptOutputType output;

    /** @param owner the class beside which the script lies */
    public LuaScript(Class<?> owner, String resource, ScriptOutputType output) {
        this(owner, List.of(resource), output);
    }

    /** @param parts which become one script, in this order: what a part defines, those behind it may use */
    public LuaScript(Class<?> owner, List<String> parts, ScriptOutputType output) {
        this.text = parts.stream().map(part -> read(owner, part)).collect(Collectors.joining("\n"));
        this.digest = digest(text);
        this.output = output;
    }

    public T run(RedisCommands<String, String> redis, List<String> keys, List<String> arguments) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] argumentArray = arguments.toArray(String[]::new);
        try {
            return redis.evalsha(digest, output, keyArray, argumentArray);
        } catch (RedisNoScriptException unknown) {
            return redis.eval(text, output, keyArray, argumentArray);
        }
    }

    public CompletionStage<T> run(RedisAsyncCommands<String, String> redis, List<String> keys, List<String> arguments) {
        String[] keyArray = keys.toArray(String[]::new);
        String[] argumentArray = arguments.toArray(String[]::new);
        CompletionStage<T> byDigest = redis.evalsha(digest, output, keyArray, argumentArray);
        return byDigest.exceptionallyCompose(failure -> isUnknown(failure)
                ? redis.eval(text, output, keyArray, argumentArray)
                : CompletableFuture.failedStage(failure));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof RedisNoScriptException
                || (failure instanceof CompletionException && failure.getCause() instanceof RedisNoScriptException);
    }

    private static String digest(String text) {
        try {
            byte[] sha1 = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha1);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }

    private static String read(Class<?> owner, String resource) {
        try (InputStream stream = new ClassPathResource(resource, owner).getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}

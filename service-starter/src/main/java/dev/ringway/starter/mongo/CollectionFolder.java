package dev.ringway.starter.mongo;

/**
 * Where collection files lie: each bean of this type adds its files to the service's own ({@code collections/*.json}).
 *
 * @param pattern a resource pattern, e.g. {@code classpath*:collections/*.json}
 */
public record CollectionFolder(String pattern) {}

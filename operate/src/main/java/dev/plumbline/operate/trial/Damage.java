package dev.plumbline.operate.trial;

import java.util.List;
import java.util.Set;

/**
 * What a script destroyed, as {@link DamageSearch} found it.
 *
 * @param tables those that lost rows or values, as they were
 * @param left numbers of those that still exist afterwards
 * @param sequencesGone quoted, with their schemas
 */
public record Damage(List<TableShape> tables, Set<Long> left, List<String> sequencesGone) {}

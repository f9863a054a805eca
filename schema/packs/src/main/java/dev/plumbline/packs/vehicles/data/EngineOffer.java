package dev.plumbline.packs.vehicles.data;

/** An engine on offer in one phase of a model: the family as such, or ({@code rated}) a variant of a certain power. */
final class EngineOffer {
    final EngineFamily family;
    final boolean rated;
    final int power;
    final String bucket;
    String name;
    int id;

    EngineOffer(EngineFamily family, boolean rated, int power, String bucket) {
        this.family = family;
        this.rated = rated;
        this.power = power;
        this.bucket = bucket;
        this.name = family.name();
    }
}

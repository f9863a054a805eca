package dev.plumbline.packs.crawler.data;

import dev.plumbline.data.Mix;

/** Which crawl belongs to which project and how many images it has; a few megabytes at full size. */
final class Crawls {
    private final Sizes sizes;
    private final int[] images;

    Crawls(Sizes sizes) {
        this.sizes = sizes;
        this.images = new int[sizes.allJobs()];
        share(0, sizes.jobs(), sizes.images());
        share(sizes.jobs(), images.length, sizes.orphanImages());
    }

    /** Between none and twice the average each, exactly so many in all; a crawl that only waits has none. */
    private void share(int from, int to, int total) {
        if (total == 0) {
            return;
        }
        int average = Math.max(1, total / (to - from));
        int left = total;
        for (int i = from; i < to; i++) {
            images[i] = waits(i) ? 0 : Math.min(left, Mix.below(Mix.of(21, i), 2 * average + 1));
            left -= images[i];
        }
        for (int i = from; left > 0; i = i + 1 < to ? i + 1 : from) {
            if (!waits(i)) {
                images[i]++;
                left--;
            }
        }
    }

    private static boolean waits(int index) {
        return Crawl.state(index + 1).equals("pending");
    }

    Crawl crawl(int index) {
        int readable = 0;
        for (int nth = 1; nth <= images[index]; nth++) {
            readable += Image.readable(index + 1, nth) ? 1 : 0;
        }
        return new Crawl(index + 1, project(index), images[index], readable);
    }

    int images(int index) {
        return images[index];
    }

    /** Few projects have many crawls. Behind the crawls of real projects those of none, then those of orphans. */
    long project(int index) {
        if (index < sizes.jobs()) {
            long chance = Mix.of(22, index);
            return 1 + Math.min(Mix.below(chance, sizes.projects()), Mix.below(Mix.of(23, index), sizes.projects()));
        }
        int orphan = index - sizes.jobs();
        return orphan < sizes.orphanJobs()
                ? sizes.allProjects() + 1_000_000L + orphan
                : sizes.projects() + 1 + orphan % sizes.orphanProjects();
    }

    /** An ended crawl of a real project, for what is done with its images. */
    int ended(long chance) {
        int index = Mix.below(chance, sizes.jobs());
        while (!Crawl.state(index + 1).equals("completed")) {
            index = (index + 1) % sizes.jobs();
        }
        return index;
    }
}

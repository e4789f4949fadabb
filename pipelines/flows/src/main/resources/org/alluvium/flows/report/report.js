(function () {
  'use strict';
  const DAY = 86400000;
  const charts = JSON.parse(document.getElementById('charts').textContent);
  const darkMode = matchMedia('(prefers-color-scheme: dark)');
  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const drawn = [];

  /* Okabe and Ito's colours, told apart by colour-blind readers; lighter on dark paper. */
  const LIGHT = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#7a5195', '#4d7c0f', '#8c564b'];
  const DARK = ['#4aa8e0', '#f0803c', '#2fc79a', '#e39cc4', '#8fd0f5', '#f2bd4b', '#b08fd0', '#9ccc5a', '#c79a8e'];
  const REST = ['#8a94a0', '#b5bdc6'];
  /* As in the picture of the regimes. */
  const QUADRANTS = {CRISIS: '#c0392b', EXPANSION: '#e69f00', QUIET: '#9e9e9e', NORMAL: '#3b6ea5'};

  function theme(print) {
    const dark = darkMode.matches && !print;
    return dark
      ? {colours: DARK, ink: '#e6eaf0', muted: '#9aa7b6', line: '#2e3844', paper: '#12171e', raised: '#1a212b'}
      : {colours: LIGHT, ink: '#1b2430', muted: '#5a6675', line: '#d9dee5', paper: '#ffffff', raised: '#f6f7f9'};
  }

  function escapeHtml(text) {
    return String(text).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');
  }

  function minus(text) { return text.replace('-', '\u2212'); }

  function write(value, unit) {
    if (value === null || value === undefined || Number.isNaN(value)) return '\u2013';
    if (unit === 'PERCENT') {
      const percent = 100 * value;
      return minus(percent.toFixed(Math.abs(percent) < 1 && percent !== 0 ? 3 : 1)) + '\u00a0%';
    }
    return minus(value.toFixed(unit === 'MULTIPLE' ? 3 : 2));
  }

  function axisLabel(unit) {
    return value => minus(unit === 'PERCENT' ? String(+(100 * value).toFixed(3)) : String(+value.toFixed(4)));
  }

  function days(gaps) {
    let day = 0;
    return gaps.map(gap => (day += gap) * DAY);
  }

  function isoDay(time) { return new Date(time).toISOString().slice(0, 10); }

  function points(times, values) { return times.map((time, i) => [time, values[i]]); }

  function bold(text) { return '<strong>' + escapeHtml(text) + '</strong>'; }

  function tooltipBox(t, extra) {
    return Object.assign({
      confine: true, backgroundColor: t.paper, borderColor: t.line, textStyle: {color: t.ink, fontSize: 12},
      extraCssText: 'max-width:min(22rem,90%);white-space:normal;box-shadow:0 2px 10px rgba(0,0,0,.18)'
    }, extra);
  }

  function byDate(t, unit, hideZero) {
    return tooltipBox(t, {
      trigger: 'axis',
      axisPointer: {type: 'line', lineStyle: {color: t.muted}},
      formatter: items => {
        const list = Array.isArray(items) ? items : [items];
        const rows = list.filter(item => item.value[1] !== null && !(hideZero && item.value[1] === 0))
          .map(item => item.marker + escapeHtml(item.seriesName) + '&ensp;' + bold(write(item.value[1], unit)));
        return [escapeHtml(isoDay(list[0].value[0]))].concat(rows).join('<br>');
      }
    });
  }

  function base(t) {
    return {
      animation: false, useUTC: true, backgroundColor: 'transparent', color: t.colours, aria: {enabled: false},
      textStyle: {color: t.ink, fontFamily: getComputedStyle(document.body).fontFamily}
    };
  }

  const LEGEND_LINE = 18;

  function legend(t, names) {
    return {
      type: 'plain', top: 0, left: 0, right: 0, data: names, icon: 'roundRect', itemWidth: 14, itemHeight: 4, itemGap: 6,
      textStyle: {color: t.ink, fontSize: 12}, inactiveColor: t.muted
    };
  }

  /* Room above a drawing for all lines of its legend. */
  function below(names, place) {
    const pen = document.createElement('canvas').getContext('2d');
    pen.font = '12px ' + getComputedStyle(document.body).fontFamily;
    let lines = 1, used = 0;
    names.forEach(name => {
      const width = pen.measureText(name).width + 28;
      if (used > 0 && used + width > place.clientWidth - 10) { lines++; used = 0; }
      used += width;
    });
    return lines * LEGEND_LINE;
  }

  function timeAxis(t) {
    return {
      type: 'time', axisLine: {lineStyle: {color: t.muted}, onZero: false}, axisTick: {lineStyle: {color: t.line}}, splitLine: {show: false},
      axisLabel: {color: t.muted, hideOverlap: true, fontSize: 11,
        formatter: {year: '{yyyy}', month: '{MMM} {yyyy}', day: '{d} {MMM}', hour: '', minute: '', second: '', millisecond: '', none: ''}}
    };
  }

  function valueAxis(t, title, unit, extra) {
    return Object.assign({
      type: 'value', name: title, nameLocation: 'end', nameGap: 10, nameTextStyle: {color: t.muted, fontSize: 11, align: 'left', padding: [0, 0, 0, -40]},
      axisLabel: {color: t.muted, fontSize: 11, formatter: axisLabel(unit)}, splitLine: {lineStyle: {color: t.line}}, scale: true
    }, extra);
  }

  function zoom(t) {
    return [
      {type: 'slider', height: 18, bottom: 6, left: 44, right: 16, borderColor: t.line, fillerColor: 'rgba(120,140,160,.18)',
        handleStyle: {color: t.paper, borderColor: t.muted}, moveHandleSize: 0, textStyle: {color: t.muted, fontSize: 10}, showDetail: false, brushSelect: false,
        dataBackground: {lineStyle: {color: t.muted, opacity: .5}, areaStyle: {color: t.muted, opacity: .12}},
        selectedDataBackground: {lineStyle: {color: t.muted}, areaStyle: {color: t.muted, opacity: .2}}},
      {type: 'inside', zoomOnMouseWheel: 'ctrl', moveOnMouseMove: false, moveOnMouseWheel: false, preventDefaultMouseMove: false}
    ];
  }

  const STROKE = {MAIN: ['solid', 2.2], ALTERNATIVE: ['dashed', 1.5], MARKET: ['dotted', 1.8], PART: ['solid', 1.3]};

  /* Values that grow tenfold are told by doublings. */
  function growsMuch(data) {
    const values = data.lines.flatMap(line => line.values).filter(value => value !== null);
    const least = values.reduce((a, b) => Math.min(a, b), Infinity);
    return data.unit === 'MULTIPLE' && least > 0 && values.reduce((a, b) => Math.max(a, b), 0) > 10 * least;
  }

  /* A book of hardly more than its value ends there, not at the next round number. */
  function wholeBook(extent) {
    if (extent.max > 0.9 && extent.max < 1.0001) return 1;
    return extent.max >= 1.0001 && extent.max <= 1.1 ? 1.1 : null;
  }

  const draw = {
    lines(data, t, place) {
      const times = days(data.dates);
      const only = data.lines.length === 1;
      return Object.assign(base(t), {
        legend: only ? undefined : legend(t, data.lines.map(line => line.name)),
        grid: {left: 44, right: 16, top: only ? 30 : 36 + below(data.lines.map(line => line.name), place), bottom: 56},
        tooltip: byDate(t, data.unit),
        xAxis: timeAxis(t),
        yAxis: growsMuch(data) ? valueAxis(t, data.axis + ', each line doubles', data.unit, {type: 'log', logBase: 2}) : valueAxis(t, data.axis, data.unit),
        dataZoom: zoom(t),
        series: data.lines.map((line, i) => ({
          type: 'line', name: line.name, data: points(times, line.values), showSymbol: times.length < 2, connectNulls: false,
          lineStyle: {type: STROKE[line.role][0], width: STROKE[line.role][1], color: only ? t.colours[1] : undefined},
          itemStyle: {color: only ? t.colours[1] : t.colours[i % t.colours.length]},
          areaStyle: only ? {color: t.colours[1], opacity: .18, origin: 0} : undefined, z: line.role === 'MAIN' ? 4 : 3
        }))
      });
    },

    stack(data, t, place) {
      const times = days(data.dates);
      const series = [];
      let rest = 0;
      data.parts.forEach((part, i) => {
        const colour = i < t.colours.length ? t.colours[i] : REST[rest++ % REST.length];
        [1, -1].forEach(sign => {
          const side = part.weights.map(w => w === null || w * sign <= 0 ? 0 : w);
          if (side.some(w => w !== 0)) {
            series.push({
              type: 'line', name: part.name, stack: sign > 0 ? 'long' : 'short', step: 'end', data: points(times, side), showSymbol: times.length < 2,
              lineStyle: {width: 0}, itemStyle: {color: colour}, areaStyle: {color: colour, opacity: .82}
            });
          }
        });
      });
      return Object.assign(base(t), {
        legend: legend(t, data.parts.map(part => part.name)),
        grid: {left: 44, right: 16, top: 36 + below(data.parts.map(part => part.name), place), bottom: 56},
        tooltip: byDate(t, 'PERCENT', true),
        xAxis: timeAxis(t),
        yAxis: valueAxis(t, data.axis, 'PERCENT', {scale: false, max: wholeBook}),
        dataZoom: zoom(t),
        series: series
      });
    },

    scatter(data, t, place) {
      const ends = axis => ({min: axis.low, max: axis.high});
      const inside = (value, axis) => value !== null && value >= axis.low && value <= axis.high;
      const pairs = data.forecast.map((f, i) => [f, data.realised[i]])
        .filter(p => inside(p[0], data.frame.forecast) && inside(p[1], data.frame.realised));
      const bins = data.bins.map(bin => [bin.forecast, bin.realised, bin.count]);
      return Object.assign(base(t), {
        legend: legend(t, ['one forecast', 'mean of a bin']),
        grid: {left: 44, right: 20, top: 36 + below(['one forecast', 'mean of a bin'], place), bottom: 46},
        tooltip: tooltipBox(t, {
          trigger: 'item',
          formatter: item => (item.value.length > 2 ? 'mean of ' + item.value[2] + ' forecasts<br>' : '') +
            'forecast&ensp;' + bold(write(item.value[0], 'PERCENT')) + '<br>outcome&ensp;' + bold(write(item.value[1], 'PERCENT'))
        }),
        xAxis: valueAxis(t, 'forecast return (%)', 'PERCENT', {...ends(data.frame.forecast), nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: t.muted, fontSize: 11}, axisLine: {show: true, onZero: false, lineStyle: {color: t.muted}}}),
        yAxis: valueAxis(t, 'realised return (%)', 'PERCENT', {...ends(data.frame.realised), axisLine: {show: true, onZero: false, lineStyle: {color: t.muted}}}),
        dataZoom: [{type: 'inside', xAxisIndex: 0, zoomOnMouseWheel: 'ctrl', moveOnMouseMove: false, moveOnMouseWheel: false, preventDefaultMouseMove: false}],
        series: [
          {type: 'scatter', name: 'one forecast', data: pairs, symbolSize: 5, itemStyle: {color: t.colours[0], opacity: .4}},
          {type: 'line', name: 'mean of a bin', data: bins, symbol: 'diamond', symbolSize: 10, itemStyle: {color: t.colours[1]}, lineStyle: {width: 2}, z: 4}
        ]
      });
    },

    timeline(data, t) {
      return Object.assign(base(t), {
        grid: {left: 44, right: 16, top: 4, bottom: 56},
        tooltip: tooltipBox(t, {
          trigger: 'item',
          formatter: item => bold(data.names[item.value[0]]) + '<br>' + isoDay(item.value[1]) + ' to ' + isoDay(item.value[2])
        }),
        xAxis: Object.assign(timeAxis(t), {min: data.first * DAY, max: data.last * DAY}),
        yAxis: Object.assign(names(t, data.names), {z: 5, splitLine: {show: true, lineStyle: {color: t.line}},
          axisLabel: {inside: true, color: t.ink, fontSize: 11, padding: [0, 0, 18, -4]}}),
        dataZoom: zoom(t),
        series: [{
          type: 'custom', encode: {x: [1, 2], y: 0}, clip: true,
          data: data.spans.map(span => [span.row, span.from * DAY, span.to * DAY]),
          renderItem: (params, api) => {
            const from = api.coord([api.value(1), api.value(0)]), to = api.coord([api.value(2), api.value(0)]);
            const height = 0.4 * api.size([0, 1])[1];
            const shape = echarts.graphic.clipRectByRect(
              {x: from[0], y: from[1], width: Math.max(1, to[0] - from[0]), height: height}, params.coordSys);
            return shape && {type: 'rect', shape: shape, style: {fill: QUADRANTS[data.names[api.value(0)]] || t.line}};
          }
        }]
      });
    },

    bars(data, t, place) {
      const several = data.bars.length > 1;
      return Object.assign(base(t), {
        legend: several ? legend(t, data.bars.map(bar => bar.name)) : undefined,
        grid: {left: 8, right: 64, top: several ? 16 + below(data.bars.map(bar => bar.name), place) : 8, bottom: 34, containLabel: true},
        tooltip: tooltipBox(t, {trigger: 'item', formatter: item => escapeHtml(item.name) + '&ensp;' + bold(write(item.value, data.unit))}),
        xAxis: valueAxis(t, data.axis, data.unit, {nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: t.muted, fontSize: 11}, scale: false, splitNumber: 4,
          axisLabel: {color: t.muted, fontSize: 11, hideOverlap: true, formatter: axisLabel(data.unit)}}),
        yAxis: names(t, data.categories),
        series: data.bars.map((bar, i) => ({
          type: 'bar', name: bar.name, data: bar.values, barMaxWidth: several ? 11 : 18, itemStyle: {color: t.colours[i]},
          label: {show: true, position: 'right', color: t.ink, fontSize: several ? 10 : 11, formatter: item => write(item.value, data.unit)}
        }))
      });
    },

    intervals(data, t) {
      const rows = data.names.map((name, i) => [data.value[i], i, data.low[i], data.high[i]]);
      return Object.assign(base(t), {
        grid: {left: 8, right: 24, top: 12, bottom: 34, containLabel: true},
        tooltip: tooltipBox(t, {
          trigger: 'item',
          formatter: item => escapeHtml(data.names[item.value[1]]) + '<br>' + bold(write(item.value[0], 'NUMBER')) +
            '&ensp;[' + write(item.value[2], 'NUMBER') + ', ' + write(item.value[3], 'NUMBER') + ']'
        }),
        xAxis: valueAxis(t, data.axis, 'NUMBER', {nameLocation: 'middle', nameGap: 26, nameTextStyle: {color: t.muted, fontSize: 11}, scale: false}),
        yAxis: names(t, data.names),
        series: [{
          type: 'custom', clip: false, encode: {x: [0, 2, 3], y: 1}, data: rows.filter(row => row[0] !== null),
          markLine: {symbol: 'none', silent: true, label: {show: false}, lineStyle: {color: t.muted, type: 'solid'}, data: [{xAxis: 0}]},
          renderItem: (params, api) => {
            const centre = api.coord([api.value(0), api.value(1)]);
            const children = [{type: 'circle', shape: {cx: centre[0], cy: centre[1], r: 5}, style: {fill: t.colours[0]}}];
            const low = rows[api.value(1)][2], high = rows[api.value(1)][3];
            if (low !== null && high !== null) {
              const from = api.coord([low, api.value(1)])[0], to = api.coord([high, api.value(1)])[0];
              const stroke = {stroke: t.colours[0], lineWidth: 2};
              const y = centre[1];
              children.unshift(
                {type: 'line', shape: {x1: from, y1: y, x2: to, y2: y}, style: stroke},
                {type: 'line', shape: {x1: from, y1: y - 5, x2: from, y2: y + 5}, style: stroke},
                {type: 'line', shape: {x1: to, y1: y - 5, x2: to, y2: y + 5}, style: stroke});
            }
            return {type: 'group', children: children};
          }
        }]
      });
    }
  };

  function names(t, categories) {
    return {
      type: 'category', data: categories, inverse: true, axisTick: {show: false}, axisLine: {lineStyle: {color: t.line}},
      axisLabel: {color: t.ink, fontSize: 12, width: 140, overflow: 'truncate'}
    };
  }

  function paint(print) {
    const t = theme(print);
    drawn.forEach(({chart, spec}) => chart.setOption(draw[spec.kind](spec.data, t, chart.getDom()), true));
  }

  function start(spec) {
    const place = document.getElementById(spec.id);
    const rows = spec.data.names || spec.data.categories;
    if (rows && !spec.data.spans) place.style.height = Math.max(130, 70 + 34 * rows.length) + 'px';
    const chart = echarts.init(place, null, {renderer: 'svg'});
    if (spec.data.group) chart.group = 'group ' + spec.data.group;
    drawn.push({chart, spec});
    new ResizeObserver(() => chart.resize()).observe(place);
  }

  /* Tables */
  function keyOf(row, column) {
    const cell = row.cells[column];
    if (cell.hasAttribute('data-missing')) return null;
    const sort = cell.getAttribute('data-sort');
    return sort === null ? cell.textContent : Number(sort);
  }

  function compare(a, b) {
    return typeof a === 'number' && typeof b === 'number' ? a - b : String(a).localeCompare(String(b), 'en');
  }

  function sortBy(table, heading) {
    const column = heading.cellIndex;
    const direction = heading.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
    const sign = direction === 'ascending' ? 1 : -1;
    const rows = Array.from(table.tBodies[0].rows).map(row => ({row, key: keyOf(row, column)}));
    rows.sort((a, b) => a.key === null || b.key === null ? (a.key === null) - (b.key === null) : sign * compare(a.key, b.key));
    rows.forEach(({row}) => table.tBodies[0].append(row));
    Array.from(heading.parentNode.cells).forEach(cell => cell.removeAttribute('aria-sort'));
    heading.setAttribute('aria-sort', direction);
  }

  document.querySelectorAll('table.sortable').forEach(table =>
    table.querySelectorAll('thead th button').forEach(button =>
      button.addEventListener('click', () => sortBy(table, button.closest('th')))));

  /* A table that scrolls sideways can be reached with the keyboard. */
  function reachable() {
    document.querySelectorAll('.scroll').forEach(box => {
      if (box.scrollWidth > box.clientWidth + 1) box.setAttribute('tabindex', '0');
      else box.removeAttribute('tabindex');
    });
  }

  /* The navigation shows the part that is being read. */
  const links = new Map(Array.from(document.querySelectorAll('nav a')).map(link => [link.hash.slice(1), link]));
  function here() {
    let current = null;
    document.querySelectorAll('main > section').forEach(part => {
      if (part.getBoundingClientRect().top < 140) current = part.id;
    });
    links.forEach((link, id) => {
      if (id !== current) {
        link.removeAttribute('aria-current');
      } else if (!link.hasAttribute('aria-current')) {
        link.setAttribute('aria-current', 'true');
        const bar = link.parentNode;
        bar.scrollTo({left: link.offsetLeft - bar.clientWidth / 2 + link.offsetWidth / 2, behavior: still.matches ? 'auto' : 'smooth'});
      }
    });
  }

  charts.forEach(start);
  paint(false);
  new Set(drawn.map(({chart}) => chart.group).filter(group => group && group.startsWith('group '))).forEach(group => echarts.connect(group));
  darkMode.addEventListener('change', () => paint(false));
  addEventListener('beforeprint', () => paint(true));
  addEventListener('afterprint', () => paint(false));
  addEventListener('resize', reachable);
  addEventListener('scroll', here, {passive: true});
  reachable();
  here();
  document.documentElement.setAttribute('data-charts', String(drawn.length));
}());
